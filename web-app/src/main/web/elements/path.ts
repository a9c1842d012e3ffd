import type { Box } from "../geometry/box.ts";

/** What a path is drawn on: a canvas's path, or one in SVG. */
export interface PathSink {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  quadraticCurveTo(cpx: number, cpy: number, x: number, y: number): void;
  closePath(): void;
}

/** The data of an SVG path. */
export class SvgPath implements PathSink {
  private readonly parts: string[] = [];

  get data(): string {
    return this.parts.join("");
  }

  moveTo(x: number, y: number): void {
    this.parts.push(`M${svgNumber(x)} ${svgNumber(y)}`);
  }

  lineTo(x: number, y: number): void {
    this.parts.push(`L${svgNumber(x)} ${svgNumber(y)}`);
  }

  quadraticCurveTo(cpx: number, cpy: number, x: number, y: number): void {
    this.parts.push(`Q${svgNumber(cpx)} ${svgNumber(cpy)} ${svgNumber(x)} ${svgNumber(y)}`);
  }

  closePath(): void {
    this.parts.push("Z");
  }
}

/** A number to the hundredth: nobody sees the difference. */
export function svgNumber(value: number): string {
  return String(Math.round(value * 100) / 100);
}

type Vertex = readonly [x: number, y: number];

/** A closed line through the middles of a polygon's sides, rounded at its corners. */
export function tracePolygon(path: PathSink, polygon: readonly Vertex[]): void {
  const last = polygon.at(-1);
  if (last === undefined) {
    return;
  }
  const middle = (a: Vertex, b: Vertex) => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2] as const;
  path.moveTo(...middle(last, polygon[0]!));
  polygon.forEach((point, i) => path.quadraticCurveTo(...point, ...middle(point, polygon[(i + 1) % polygon.length]!)));
  path.closePath();
}

/** A line through the middles between points, rounded at the points. */
export function traceLine(path: PathSink, points: readonly Vertex[]): void {
  const [first, ...rest] = points;
  path.moveTo(...first!);
  rest.forEach((point, i) => {
    const next = rest[i + 1];
    return next === undefined ? path.lineTo(...point) : path.quadraticCurveTo(...point, (point[0] + next[0]) / 2, (point[1] + next[1]) / 2);
  });
  if (rest.length === 0) {
    path.lineTo(...first!);
  }
}

/** The corners of rectangles and posts, in board units. */
export const CORNER = 6;
/** Below this size in device pixels nobody sees that a corner is round. */
const SMALLEST_CORNER = 1.5;

export function traceBox(context: CanvasRenderingContext2D, { minX, minY, maxX, maxY }: Box, scale: number, corner: number = CORNER): void {
  context.beginPath();
  if (corner * scale < SMALLEST_CORNER) {
    context.rect(minX, minY, maxX - minX, maxY - minY);
  } else {
    context.roundRect(minX, minY, maxX - minX, maxY - minY, corner);
  }
}
