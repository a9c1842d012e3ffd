import { movedChanges } from "../../editing/changes.ts";
import type { EditorContext } from "../../editing/context.ts";
import { copiesOf, putCopies } from "../../editing/copying.ts";
import { snapTargets } from "../../editing/snapping.ts";
import { type Box, type Point, shift } from "../../geometry/box.ts";
import { snapped } from "../../geometry/snapping.ts";
import type { Sample } from "../tool.ts";
import type { SelectGesture } from "./gesture.ts";

/** Drags elements, or with alt a copy of them. They snap to what is switched on. */
export class DragGesture implements SelectGesture {
  /** Around the elements, as they lay before. */
  private readonly frame: Box | undefined;

  constructor(
    private readonly context: EditorContext,
    private readonly start: Sample,
    private readonly ids: ReadonlySet<string>,
  ) {
    this.frame = context.scene.frameOfAll(ids);
  }

  move(at: Sample): void {
    const { context, ids } = this;
    const { x, y } = this.way(at);
    if (at.alt) {
      context.scene.endMovement();
      context.preview(copiesOf(context, context.elements(ids), x, y));
    } else {
      context.preview([]);
      context.scene.move(ids, x, y);
    }
  }

  up(at: Sample): void {
    const { context } = this;
    const elements = context.elements(this.ids);
    if (elements.length < this.ids.size) {
      context.refuse("unknown-element");
    }
    const { x, y } = this.way(at);
    if (at.alt) {
      putCopies(context, elements, x, y);
    } else {
      context.apply(movedChanges(elements, x, y));
    }
    this.end();
  }

  cancel(): void {
    this.end();
  }

  /** How far the elements are moved, with shift along one axis; shows what they snap to. */
  private way(at: Sample): Point {
    const { context, frame, start, ids } = this;
    const axis = axisOf(start, at);
    const [x, y] = [axis === "y" ? 0 : at.x - start.x, axis === "x" ? 0 : at.y - start.y];
    const box = frame && shift(frame, x, y);
    // A copy may snap to what it is made of.
    const targets = box && snapTargets(context, at.alt ? new Set() : ids, box, at.ctrl);
    if (box === undefined || targets === undefined) {
      context.guide([]);
      return { x, y };
    }
    const { dx, dy, guides } = snapped(box, targets, axis === "y" ? [] : undefined, axis === "x" ? [] : undefined);
    context.guide(guides);
    return { x: x + dx, y: y + dy };
  }

  private end(): void {
    this.context.guide([]);
    this.context.scene.endMovement();
    this.context.preview([]);
  }
}

/** The axis along which elements are moved while shift is held: the one along which it is further. */
function axisOf(start: Point, { x, y, shift: isAlongAxis }: Sample): "x" | "y" | undefined {
  return !isAlongAxis ? undefined : Math.abs(x - start.x) >= Math.abs(y - start.y) ? "x" : "y";
}
