import type { EditorContext } from "../../editing/context.ts";
import type { Handle, Resizable } from "../../editing/handles.ts";
import { becoming, type Resize, resizing } from "../../editing/resizing.ts";
import type { Sample } from "../tool.ts";
import type { SelectGesture } from "./gesture.ts";

/** Resizes the selected elements by a handle. */
export class ResizeGesture implements SelectGesture {
  private readonly ids: ReadonlySet<string>;

  constructor(
    private readonly context: EditorContext,
    private readonly start: Sample,
    private readonly what: Resizable,
    private readonly handle: Handle,
  ) {
    this.ids = new Set(what.elements.map(({ id }) => id));
  }

  move(at: Sample): void {
    this.context.scene.transform(this.ids, this.resize(at));
  }

  up(at: Sample): void {
    this.context.apply(becoming(this.context.elements(this.ids), this.resize(at)));
    this.context.scene.endMovement();
  }

  cancel(): void {
    this.context.scene.endMovement();
  }

  private resize({ x, y, shift, alt }: Sample): Resize {
    const { start, what, handle } = this;
    return resizing(what, handle.grip, { dx: x - start.x, dy: y - start.y, shift, alt }, this.context.scene.measure);
  }
}
