import type { EditorContext } from "../editing/context.ts";
import type { Drawn } from "../protocol/element.ts";
import type { Sample, Tool } from "./tool.ts";

/** Creates an element where the person clicks, and opens it in the text editor. */
export abstract class PlacingTool implements Tool {
  abstract readonly cursor: string;

  constructor(protected readonly context: EditorContext) {}

  down(_at: Sample): void {}

  move(_samples: readonly Sample[]): void {}

  up(at: Sample): void {
    this.context.done();
    this.context.edit(this.begun(at));
  }

  cancel(): void {}

  protected abstract begun(at: Sample): Drawn;
}
