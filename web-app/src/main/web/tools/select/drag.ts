import { movedChanges } from "../../editing/changes.ts";
import type { EditorContext } from "../../editing/context.ts";
import { copiesOf, putCopies } from "../../editing/copying.ts";
import type { Sample } from "../tool.ts";
import type { SelectGesture } from "./gesture.ts";

/** Drags elements, or with alt a copy of them. */
export class DragGesture implements SelectGesture {
  constructor(
    private readonly context: EditorContext,
    private readonly start: Sample,
    private readonly ids: ReadonlySet<string>,
  ) {}

  move({ x, y, alt }: Sample): void {
    const { context, ids, start } = this;
    if (alt) {
      context.scene.endMovement();
      context.preview(copiesOf(context, context.elements(ids), x - start.x, y - start.y));
    } else {
      context.preview([]);
      context.scene.move(ids, x - start.x, y - start.y);
    }
  }

  up({ x, y, alt }: Sample): void {
    const { context, start } = this;
    const elements = context.elements(this.ids);
    if (elements.length < this.ids.size) {
      context.refuse("unknown-element");
    }
    if (alt) {
      putCopies(context, elements, x - start.x, y - start.y);
    } else {
      context.apply(movedChanges(elements, x - start.x, y - start.y));
    }
    this.end();
  }

  cancel(): void {
    this.end();
  }

  private end(): void {
    this.context.scene.endMovement();
    this.context.preview([]);
  }
}
