import { GrowingOutline, type Polygon } from "../elements/growing_outline.ts";
import { STRIDE } from "../elements/outline.ts";
import { tracePolygon } from "../elements/path.ts";
import type { Drawn, ElementOf } from "../protocol/element.ts";
import { fit } from "./surface.ts";

type Stroke = ElementOf<"stroke">;

/** A shorter stroke is painted as a whole. In points. */
const LONG = 200;

/** What the parts of the stroke that are painted already depend on. */
interface Painted {
  readonly id: string;
  readonly look: string;
  readonly outline: GrowingOutline;
  /** The number of parts on the canvas. */
  parts: number;
}

/**
 * Fills the stroke that is being drawn. What the pen has left behind is filled once, on a canvas of its own, so that a move costs the
 * same on a stroke of any length.
 */
export class GrowingInk {
  /** What the pen has left behind. */
  private readonly kept = layer();
  /** The whole stroke: one picture, so that nothing is covered twice where it can be seen through. */
  private readonly whole = layer();
  private painted: Painted | undefined;

  /** Whether an element is a stroke that is long enough. */
  isFor(element: Drawn): element is Stroke {
    return element.type === "stroke" && element.props.points.length >= LONG * STRIDE;
  }

  /** Fills a stroke with the context's colour, opacity and transform. `isEven`: as wide everywhere. */
  fill(context: CanvasRenderingContext2D, stroke: Stroke, isEven: boolean): void {
    const transform = context.getTransform();
    const painted = this.begun(context, transform, stroke, isEven);
    const end = painted.outline.grow(stroke.props.points);
    const { parts } = painted.outline;
    prepare(this.kept, context, transform);
    for (; painted.parts < parts.length; painted.parts++) {
      fillPolygon(this.kept, parts[painted.parts]!);
    }
    clear(this.whole);
    this.whole.drawImage(this.kept.canvas, 0, 0);
    prepare(this.whole, context, transform);
    fillPolygon(this.whole, end);
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.drawImage(this.whole.canvas, 0, 0);
    context.setTransform(transform);
  }

  /** Nothing is drawn any more. */
  end(): void {
    if (this.painted !== undefined) {
      this.painted = undefined;
      [this.kept, this.whole].forEach(({ canvas }) => fit(canvas, { width: 0, height: 0 }));
    }
  }

  /** The stroke as far as it is painted: nothing, if it is another one or looks otherwise than before. */
  private begun({ canvas: { width, height }, fillStyle }: CanvasRenderingContext2D, { a, e, f }: DOMMatrix, { id, props: { size } }: Stroke, isEven: boolean): Painted {
    const look = [size, isEven, fillStyle, width, height, a, e, f].join();
    if (this.painted?.id !== id || this.painted.look !== look) {
      this.painted = { id, look, outline: new GrowingOutline(size, isEven), parts: 0 };
      [this.kept, this.whole].forEach(({ canvas }) => fit(canvas, { width, height }));
      clear(this.kept);
    }
    return this.painted;
  }
}

function layer(): CanvasRenderingContext2D {
  const canvas = document.createElement("canvas");
  fit(canvas, { width: 0, height: 0 });
  return canvas.getContext("2d")!;
}

function clear(context: CanvasRenderingContext2D): void {
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, context.canvas.width, context.canvas.height);
}

function prepare(context: CanvasRenderingContext2D, { fillStyle }: CanvasRenderingContext2D, transform: DOMMatrix): void {
  context.setTransform(transform);
  context.fillStyle = fillStyle;
}

function fillPolygon(context: CanvasRenderingContext2D, polygon: Polygon): void {
  context.beginPath();
  tracePolygon(context, polygon);
  context.fill();
}
