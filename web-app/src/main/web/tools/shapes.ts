import type { EditorContext } from "../editing/context.ts";
import { lineSize, lookOf } from "../elements/style.ts";
import { boxBetween, distance, type Point } from "../geometry/box.ts";
import { regularEnd } from "../geometry/resizing.ts";
import { rounded } from "../geometry/rounding.ts";
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
}

/** Draws shapes from one place to another: seen at once, put on the board and selected at the end. */
abstract class ShapeTool implements Tool {
  readonly cursor = "crosshair";
  private drawing: Drawing | undefined;

  constructor(protected readonly context: EditorContext) {}

  down(at: Sample): void {
    this.drawing = { id: this.context.newId(), z: this.context.top(), start: at };
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
    const { start } = drawing;
    const element = this.isClick(start, at)
      ? this.made(drawing.id, drawing.z, start, this.clickedEnd(start))
      : this.element(drawing, at);
    this.cancel();
    this.context.apply([{ kind: "put", element }]);
    this.context.selection.set([element.id]);
    this.context.done();
  }

  cancel(): void {
    this.drawing = undefined;
    this.context.draft(undefined);
  }

  /** The end of a shape that a click draws. */
  protected abstract clickedEnd(start: Point): Point;

  /** Where a shape ends while shift is held. */
  protected abstract regularEnd(start: Point, end: Point): Point;

  protected abstract made(id: string, z: string, start: Point, end: Point): Drawn;

  private element({ id, z, start }: Drawing, end: Sample): Drawn {
    return this.made(id, z, start, end.shift ? this.regularEnd(start, end) : end);
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
