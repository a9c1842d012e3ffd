import { type Box, boxOf, type Point } from "./box.ts";
import type { Rectangle } from "./scaling.ts";

/** Which sides of a box a handle moves: -1 the left or upper one, 1 the right or lower one, 0 neither. */
export interface Sides {
  readonly x: -1 | 0 | 1;
  readonly y: -1 | 0 | 1;
}

export interface ResizeOptions {
  readonly keepsProportions: boolean;
  readonly fromCentre: boolean;
  /** The least width and height of the result, in board units. */
  readonly least: number;
}

/**
 * The box when a handle is dragged by a distance. A box that is turned over has its sides swapped: `minX` is still where
 * the left side has come to. What has no extent in a direction gets none.
 */
export function resizedBox(box: Box, sides: Sides, dx: number, dy: number, options: ResizeOptions): Box {
  const [w, h] = [box.maxX - box.minX, box.maxY - box.minY];
  const { keepsProportions, fromCentre, least } = options;
  const reach = fromCentre ? 2 : 1;
  let sx = factor(w, w + sides.x * dx * reach, least);
  let sy = factor(h, h + sides.y * dy * reach, least);
  if (keepsProportions) {
    const common = sides.y === 0 || h === 0 ? Math.abs(sx) : sides.x === 0 || w === 0 ? Math.abs(sy) : Math.max(Math.abs(sx), Math.abs(sy));
    [sx, sy] = [signOf(sx) * common, signOf(sy) * common];
  }
  const [x, y] = [fixedOf(box.minX, box.maxX, sides.x, fromCentre), fixedOf(box.minY, box.maxY, sides.y, fromCentre)];
  return {
    minX: x + (box.minX - x) * sx,
    minY: y + (box.minY - y) * sy,
    maxX: x + (box.maxX - x) * sx,
    maxY: y + (box.maxY - y) * sy,
  };
}

/** What becomes of a line when one of its ends is dragged to a point. */
export function movedEnd({ x, y, w, h }: Rectangle, end: "start" | "end", to: Point, { keepsProportions, fromCentre }: ResizeOptions): Rectangle {
  const [moved, other] = end === "start" ? [{ x, y }, { x: x + w, y: y + h }] : [{ x: x + w, y: y + h }, { x, y }];
  const fixed = fromCentre ? { x: x + w / 2, y: y + h / 2 } : other;
  const at = keepsProportions ? regularEnd(fixed, to) : to;
  const opposite = fromCentre ? { x: other.x - (at.x - moved.x), y: other.y - (at.y - moved.y) } : other;
  const [from, until] = end === "start" ? [at, opposite] : [opposite, at];
  return { x: from.x, y: from.y, w: until.x - from.x, h: until.y - from.y };
}

/** With shift, lines go at multiples of this angle. */
const ANGLE_STEP = Math.PI / 12;

/** The end of a line at a regular angle that is as long as one to this point. */
export function regularEnd(start: Point, end: Point): Point {
  const length = Math.hypot(end.x - start.x, end.y - start.y);
  const angle = Math.round(Math.atan2(end.y - start.y, end.x - start.x) / ANGLE_STEP) * ANGLE_STEP;
  return { x: start.x + length * Math.cos(angle), y: start.y + length * Math.sin(angle) };
}

/** A box that may be turned over, with its sides in order. */
export function upright({ minX, minY, maxX, maxY }: Box): Box {
  return boxOf(minX, minY, maxX - minX, maxY - minY);
}

function factor(before: number, after: number, least: number): number {
  if (before === 0) {
    return 1;
  }
  const shortest = Math.min(least, before);
  return (Math.abs(after) < shortest ? signOf(after) * shortest : after) / before;
}

function signOf(value: number): 1 | -1 {
  return value < 0 ? -1 : 1;
}

function fixedOf(min: number, max: number, side: -1 | 0 | 1, fromCentre: boolean): number {
  return fromCentre || side === 0 ? (min + max) / 2 : side === 1 ? min : max;
}
