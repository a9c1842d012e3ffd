import type { Point } from "./box.ts";

/** After this time a gliding point has gone 63 % of its way. About two ticks of the cursors' messages. */
const TIME_CONSTANT_MILLISECONDS = 50;

/** Where a point is that has been gliding from `at` towards `target` for a time; the same for any frame rate. */
export function approached(at: Point, target: Point, milliseconds: number): Point {
  const left = Math.exp(-milliseconds / TIME_CONSTANT_MILLISECONDS);
  return { x: target.x + (at.x - target.x) * left, y: target.y + (at.y - target.y) * left };
}
