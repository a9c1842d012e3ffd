import type { Point } from "../geometry/box.ts";

/** After this time an eased value has gone 63 % of its way. About two ticks of awareness messages. */
const TIME_CONSTANT_MILLISECONDS = 50;

/** A value that approaches `target` exponentially, after some milliseconds. Independent of the frame rate. */
export function easedValue(at: number, target: number, milliseconds: number): number {
  return target + (at - target) * Math.exp(-milliseconds / TIME_CONSTANT_MILLISECONDS);
}

export function eased(at: Point, target: Point, milliseconds: number): Point {
  return { x: easedValue(at.x, target.x, milliseconds), y: easedValue(at.y, target.y, milliseconds) };
}
