import type { EditorContext } from "../../editing/context.ts";
import { type Handle, isSides, keepsProportions, type Resizable, type ResizeGrip } from "../../editing/handles.ts";
import { isPointGrip } from "../../editing/point_grips.ts";
import { type Become, becoming, resizing } from "../../editing/resizing.ts";
import { rotated, swungBy } from "../../editing/rotating.ts";
import { snapTargets } from "../../editing/snapping.ts";
import { centreOf, distance, type Point } from "../../geometry/box.ts";
import { snapped } from "../../geometry/snapping.ts";
import type { Sample } from "../tool.ts";
import { DRAG_FROM, type SelectGesture } from "./gesture.ts";

/** Which sides snap when a handle at one of them is dragged. */
const STOPS = { "-1": ["min"], 0: [], 1: ["max"] } as const;

/** Resizes or turns the selected elements by a handle. */
export class HandleGesture implements SelectGesture {
  private readonly ids: ReadonlySet<string>;
  private hasMoved = false;

  /** `clicked` is told of a press that stays where it is, and changes nothing. */
  constructor(
    private readonly context: EditorContext,
    private readonly start: Sample,
    private readonly what: Resizable,
    private readonly handle: Handle,
    private readonly clicked: (at: Sample) => void = () => {},
  ) {
    this.ids = new Set(what.elements.map(({ id }) => id));
  }

  move(at: Sample): void {
    if (!this.moves(at)) {
      return;
    }
    this.context.scene.transform(this.ids, this.become(at), isPointGrip(this.handle.grip));
  }

  up(at: Sample): void {
    const { grip } = this.handle;
    if (this.moves(at) || (isPointGrip(grip) && grip.isNew)) {
      this.context.apply(becoming(this.context.elements(this.ids), this.become(at)));
    } else if (!isPointGrip(grip)) {
      this.clicked(at);
    }
    if (isPointGrip(grip)) {
      this.context.selection.choosePoint(grip.point);
    }
    this.cancel();
  }

  cancel(): void {
    this.context.guide([]);
    this.context.scene.endMovement();
  }

  /** Whether it is a drag, and not a press that stays where it is. */
  private moves(at: Sample): boolean {
    return this.hasMoved ||= distance(this.start, at) * this.context.zoom() >= DRAG_FROM;
  }

  /** How far the handle is moved. Its sides snap to what is switched on, unless keys or a rotation say where they go. */
  private way(at: Sample, grip: ResizeGrip): Point {
    const { context, start, ids, what } = this;
    const { frame, turn } = what;
    const [x, y] = [at.x - start.x, at.y - start.y];
    const isFree = isSides(grip) && turn === undefined && !keepsProportions(what, grip) && !at.shift && !at.alt;
    const targets = isFree ? snapTargets(context, ids, frame, at.ctrl) : undefined;
    if (!isFree || targets === undefined) {
      context.guide([]);
      return { x, y };
    }
    const moved = (min: number, max: number, side: -1 | 0 | 1, by: number) => [side === -1 ? min + by : min, side === 1 ? max + by : max] as const;
    const [minX, maxX] = moved(frame.minX, frame.maxX, grip.x, x);
    const [minY, maxY] = moved(frame.minY, frame.maxY, grip.y, y);
    const { dx, dy, guides } = snapped({ minX, minY, maxX, maxY }, targets, STOPS[grip.x], STOPS[grip.y]);
    context.guide(guides);
    return { x: x + dx, y: y + dy };
  }

  private become(at: Sample): Become {
    const { start, what, handle: { grip } } = this;
    const { measure } = this.context.scene;
    const { shift, alt } = at;
    if (grip !== "rotate") {
      const { x, y } = this.way(at, grip);
      return resizing(what, grip, { dx: x, dy: y, shift, alt }, measure);
    }
    const pivot = centreOf(what.frame);
    const degrees = swungBy(what.elements, { pivot, from: start, to: at, shift });
    return (element) => rotated(element, degrees, pivot, measure);
  }
}
