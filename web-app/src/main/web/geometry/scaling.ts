import { type Box, boxOf } from "./box.ts";
import { rounded } from "./rounding.ts";

/** How one box becomes another one: by moving and scaling, in each direction on its own. */
export interface Scaling {
  readonly sx: number;
  readonly sy: number;
  x(value: number): number;
  y(value: number): number;
}

export function scaling(from: Box, to: Box): Scaling {
  const ratio = (before: number, after: number) => (before === 0 ? 1 : after / before);
  const sx = ratio(from.maxX - from.minX, to.maxX - to.minX);
  const sy = ratio(from.maxY - from.minY, to.maxY - to.minY);
  return { sx, sy, x: (value) => to.minX + (value - from.minX) * sx, y: (value) => to.minY + (value - from.minY) * sy };
}

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** What becomes of a line's place and extent, whichever way it goes. */
export function scaledLine({ x, y, w, h }: Rectangle, { sx, sy, ...by }: Scaling): Rectangle {
  return { x: rounded(by.x(x)), y: rounded(by.y(y)), w: rounded(w * sx), h: rounded(h * sy) };
}

/** What becomes of an upright rectangle: afterwards its extent isn't negative. */
export function scaledRectangle(rectangle: Rectangle, by: Scaling): Rectangle {
  const { x, y, w, h } = scaledLine(rectangle, by);
  const { minX, minY, maxX, maxY } = boxOf(x, y, w, h);
  return { x: rounded(minX), y: rounded(minY), w: rounded(maxX - minX), h: rounded(maxY - minY) };
}
