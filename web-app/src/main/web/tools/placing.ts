import type { EditorContext } from "../editing/context.ts";
import type { Drawn } from "../protocol/element.ts";
import type { Sample, Tool } from "./tool.ts";

/** Begins, where the person clicks, an element that is then written in the editor. */
export abstract class PlacingTool implements Tool {
  abstract readonly cursor: string;

  constructor(protected readonly context: EditorContext) {}

  down(): void {}

  move(): void {}

  up(at: Sample): void {
    this.context.done();
    this.context.edit(this.begun(at));
  }

  cancel(): void {}

  protected abstract begun(at: Sample): Drawn;
}
