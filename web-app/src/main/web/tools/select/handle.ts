import type { EditorContext } from "../../editing/context.ts";
import type { Handle, Resizable } from "../../editing/handles.ts";
import { type Become, becoming, resizing } from "../../editing/resizing.ts";
import { rotated, swungBy } from "../../editing/rotating.ts";
import { centreOf } from "../../geometry/box.ts";
import type { Sample } from "../tool.ts";
import type { SelectGesture } from "./gesture.ts";

/** Resizes or turns the selected elements by a handle. */
export class HandleGesture implements SelectGesture {
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
    this.context.scene.transform(this.ids, this.become(at));
  }

  up(at: Sample): void {
    this.context.apply(becoming(this.context.elements(this.ids), this.become(at)));
    this.context.scene.endMovement();
  }

  cancel(): void {
    this.context.scene.endMovement();
  }

  private become(at: Sample): Become {
    const { start, what, handle: { grip } } = this;
    const { measure } = this.context.scene;
    const { x, y, shift, alt } = at;
    if (grip !== "rotate") {
      return resizing(what, grip, { dx: x - start.x, dy: y - start.y, shift, alt }, measure);
    }
    const pivot = centreOf(what.frame);
    const degrees = swungBy(what.elements, { pivot, from: start, to: at, shift });
    return (element) => rotated(element, degrees, pivot, measure);
  }
}
