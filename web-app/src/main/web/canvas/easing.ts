import type { Point } from "../geometry/box.ts";

/** After this time something that glides has gone 63 % of its way. About two ticks of the others' messages. */
const TIME_CONSTANT_MILLISECONDS = 50;

/** Where something is that has been gliding from `at` towards `target` for a time; the same for any frame rate. */
export function easedValue(at: number, target: number, milliseconds: number): number {
  return target + (at - target) * Math.exp(-milliseconds / TIME_CONSTANT_MILLISECONDS);
}

export function eased(at: Point, target: Point, milliseconds: number): Point {
  return { x: easedValue(at.x, target.x, milliseconds), y: easedValue(at.y, target.y, milliseconds) };
}
