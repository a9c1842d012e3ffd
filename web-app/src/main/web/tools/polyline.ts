import type { EditorContext } from "../editing/context.ts";
import { NO_PRESSURE } from "../elements/outline.ts";
import { lineSize, lookOf } from "../elements/style.ts";
import { distance, type Point } from "../geometry/box.ts";
import { regularEnd } from "../geometry/resizing.ts";
import { rounded } from "../geometry/rounding.ts";
import { limits } from "../protocol/contract.ts";
import type { Drawn } from "../protocol/element.ts";
import type { Sample, Tool } from "./tool.ts";

/** A press so near to the last point ends the line, in screen pixels: for fingers, and for mouse and pen. */
const SAME = { touch: 16, fine: 8 };

/** Draws a line from press to press. One more press at its end, or Enter, ends it; Escape gives it up. */
export class PolylineTool implements Tool {
  readonly cursor = "crosshair";
  private id = "";
  private z = "";
  private points: readonly Point[] = [];
  /** The points before the gesture. */
  private before: readonly Point[] = [];

  constructor(private readonly context: EditorContext) {}

  down(at: Sample): void {
    this.before = this.points;
    if (this.points.length === 0) {
      [this.id, this.z] = [this.context.newId(), this.context.top()];
      this.points = [at];
    }
  }

  move(samples: readonly Sample[]): void {
    this.show(samples.at(-1));
  }

  up(at: Sample): void {
    const isEnd = this.before.length > 0 && this.isAtEnd(at);
    if (!this.isAtEnd(at)) {
      this.points = [...this.points, this.next(at)];
    }
    if (isEnd || this.points.length >= limits.pointsPerStroke) {
      this.conclude(true);
    } else {
      this.show(undefined);
    }
  }

  cancel(): void {
    this.points = this.before;
    this.show(undefined);
  }

  hover(at: Sample | undefined): void {
    if (this.points.length > 0) {
      this.show(at);
    }
  }

  conclude(keeps: boolean): boolean {
    const { points } = this;
    this.points = this.before = [];
    if (points.length === 0) {
      return false;
    }
    this.context.draft(undefined);
    if (keeps && points.length > 1) {
      const element = this.element(points);
      this.context.apply([{ kind: "put", element }]);
      this.context.selection.set([element.id]);
      this.context.done();
    }
    return true;
  }

  /** Shows the line, with one more part to where the pointer is. */
  private show(at: Sample | undefined): void {
    const points = at === undefined ? this.points : [...this.points, this.next(at)];
    this.context.draft(points.length === 0 ? undefined : this.element(points));
  }

  /** With shift, its parts go at regular angles. */
  private next(at: Sample): Point {
    const last = this.points.at(-1);
    return at.shift && last !== undefined ? regularEnd(last, at) : at;
  }

  private isAtEnd(at: Sample): boolean {
    const last = this.points.at(-1);
    return last !== undefined && distance(last, at) * this.context.zoom() <= (at.pointer === "touch" ? SAME.touch : SAME.fine);
  }

  private element(points: readonly Point[]): Drawn {
    const style = this.context.style();
    const [x, y] = [rounded(points[0]!.x), rounded(points[0]!.y)];
    const flat = points.flatMap((point) => [rounded(point.x - x), rounded(point.y - y), NO_PRESSURE]);
    return { id: this.id, type: "polyline", props: { x, y, z: this.z, color: style.color, size: lineSize(style), points: flat, ...lookOf(style) } };
  }
}
