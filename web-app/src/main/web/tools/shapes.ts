import type { EditorContext } from "../editing/context.ts";
import { snapTargets } from "../editing/snapping.ts";
import { lineSize, lookOf } from "../elements/style.ts";
import { boxBetween, boxOf, distance, type Point } from "../geometry/box.ts";
import { regularEnd } from "../geometry/resizing.ts";
import { rounded } from "../geometry/rounding.ts";
import { snapped } from "../geometry/snapping.ts";
import type { Drawn } from "../protocol/element.ts";
import type { Sample, Tool } from "./tool.ts";

/** A shorter drag, in screen pixels, is a click. */
const CLICK = 4;
/** The size of a shape that a click draws, in board units. */
const CLICKED = { w: 160, h: 100 };

interface Drawing {
  readonly id: string;
  readonly z: string;
  readonly start: Sample;
  /** What the beginning has snapped to. */
  readonly from: Point;
}

/**
 * Draws shapes from one place to another, or with alt from their middle: seen at once, put on the board and selected at the
 * end. Both places snap to what is switched on.
 */
abstract class ShapeTool implements Tool {
  readonly cursor = "crosshair";
  private drawing: Drawing | undefined;

  constructor(protected readonly context: EditorContext) {}

  down(at: Sample): void {
    this.drawing = { id: this.context.newId(), z: this.context.top(), start: at, from: this.snapped(at) };
  }

  move(samples: readonly Sample[]): void {
    if (this.drawing !== undefined) {
      const end = samples.at(-1)!;
      this.context.draft(this.isClick(this.drawing.start, end) ? undefined : this.element(this.drawing, end));
    }
  }

  up(at: Sample): void {
    const { drawing } = this;
    if (drawing === undefined) {
      return;
    }
    const { start, from } = drawing;
    const element = this.isClick(start, at)
      ? this.made(drawing.id, drawing.z, from, this.clickedEnd(from))
      : this.element(drawing, at);
    this.cancel();
    this.context.apply([{ kind: "put", element }]);
    this.context.selection.set([element.id]);
    this.context.done();
  }

  cancel(): void {
    this.drawing = undefined;
    this.context.draft(undefined);
    this.context.guide([]);
  }

  /** The end of a shape that a click draws. */
  protected abstract clickedEnd(start: Point): Point;

  /** Where a shape ends while shift is held. */
  protected abstract regularEnd(start: Point, end: Point): Point;

  protected abstract made(id: string, z: string, start: Point, end: Point): Drawn;

  private element({ id, z, from }: Drawing, end: Sample): Drawn {
    const to = this.end(from, end);
    return this.made(id, z, end.alt ? { x: 2 * from.x - to.x, y: 2 * from.y - to.y } : from, to);
  }

  private end(from: Point, end: Sample): Point {
    if (!end.shift) {
      return this.snapped(end);
    }
    this.context.guide([]);
    return this.regularEnd(from, end);
  }

  /** A place, or what it snaps to, which is shown. */
  private snapped(at: Sample): Point {
    const { context } = this;
    const box = boxOf(at.x, at.y, 0, 0);
    const targets = snapTargets(context, new Set(), box, at.ctrl);
    const { dx, dy, guides } = targets === undefined ? { dx: 0, dy: 0, guides: [] } : snapped(box, targets, ["min"], ["min"]);
    context.guide(guides);
    return { x: at.x + dx, y: at.y + dy };
  }

  private isClick(start: Sample, end: Sample): boolean {
    return distance(start, end) * this.context.zoom() < CLICK;
  }
}

/** Shapes around an area, from corner to corner; with shift, squares and circles. */
export class AreaTool extends ShapeTool {
  constructor(
    context: EditorContext,
    private readonly type: "rectangle" | "ellipse" | "diamond" | "triangle",
  ) {
    super(context);
  }

  protected clickedEnd(start: Point): Point {
    return { x: start.x + CLICKED.w, y: start.y + CLICKED.h };
  }

  protected regularEnd(start: Point, end: Point): Point {
    const side = Math.max(Math.abs(end.x - start.x), Math.abs(end.y - start.y));
    return {
      x: start.x + side * (end.x < start.x ? -1 : 1),
      y: start.y + side * (end.y < start.y ? -1 : 1),
    };
  }

  protected made(id: string, z: string, start: Point, end: Point): Drawn {
    const style = this.context.style();
    const { minX, minY, maxX, maxY } = boxBetween(start, end);
    const [x, y] = [rounded(minX), rounded(minY)];
    return {
      id,
      type: this.type,
      props: {
        x,
        y,
        w: rounded(maxX - x),
        h: rounded(maxY - y),
        z,
        color: style.color,
        fill: style.filled ? style.color : "none",
        size: lineSize(style),
        ...lookOf(style),
      },
    };
  }
}

/** Straight lines and arrows; an arrow's head is where it ends. */
export class LineTool extends ShapeTool {
  constructor(
    context: EditorContext,
    private readonly type: "line" | "arrow",
  ) {
    super(context);
  }

  protected clickedEnd(start: Point): Point {
    return { x: start.x + CLICKED.w, y: start.y };
  }

  protected regularEnd(start: Point, end: Point): Point {
    return regularEnd(start, end);
  }

  protected made(id: string, z: string, start: Point, end: Point): Drawn {
    const style = this.context.style();
    const [x, y] = [rounded(start.x), rounded(start.y)];
    const [w, h] = [rounded(end.x - x), rounded(end.y - y)];
    return { id, type: this.type, props: { x, y, w, h, z, color: style.color, size: lineSize(style), ...lookOf(style) } };
  }
}
