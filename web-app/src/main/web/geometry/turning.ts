import type { Point } from "./box.ts";
import { rounded } from "./rounding.ts";

const FULL_TURN = 360;

/** A point turned clockwise around another one. Angles are in degrees. */
export function turned({ x, y }: Point, degrees: number, around: Point): Point {
  const [dx, dy] = [x - around.x, y - around.y];
  const [cos, sin] = [cosine(degrees), cosine(degrees - 90)];
  return { x: around.x + dx * cos - dy * sin, y: around.y + dx * sin + dy * cos };
}

/** The angle as elements have it: at least 0 and less than a full turn. */
export function normalised(degrees: number): number {
  return rounded(((degrees % FULL_TURN) + FULL_TURN) % FULL_TURN) % FULL_TURN;
}

/** How far it is clockwise from one direction to another, the shorter way: from -180 to 180. */
export function difference(from: number, to: number): number {
  return ((((to - from + FULL_TURN / 2) % FULL_TURN) + FULL_TURN) % FULL_TURN) - FULL_TURN / 2;
}

/** The direction in which a point is seen from another one, clockwise from the right. */
export function direction(from: Point, to: Point): number {
  return Math.atan2(to.y - from.y, to.x - from.x) * 180 / Math.PI;
}

export function isQuarterTurn(degrees: number): boolean {
  return degrees % 90 === 0;
}

/** Exact for quarter turns, which would otherwise leave traces of pi. */
function cosine(degrees: number): number {
  return isQuarterTurn(degrees) ? [1, 0, -1, 0][((degrees / 90) % 4 + 4) % 4]! : Math.cos(degrees * Math.PI / 180);
}
