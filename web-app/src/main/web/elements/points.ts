import type { Box, Point } from "../geometry/box.ts";
import { rounded } from "../geometry/rounding.ts";
import { scaling } from "../geometry/scaling.ts";
import { segmentDistance } from "../geometry/segments.ts";
import { STRIDE } from "./outline.ts";

/** An element that goes from point to point: each is x, y and pressure, from its place on. */
interface Pointed {
  readonly x: number;
  readonly y: number;
  readonly points: readonly number[];
}

/** The box around its points. */
export function pointsFrame({ x, y, points }: Pointed): Box {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i + 1 < points.length; i += STRIDE) {
    minX = Math.min(minX, points[i]!);
    maxX = Math.max(maxX, points[i]!);
    minY = Math.min(minY, points[i + 1]!);
    maxY = Math.max(maxY, points[i + 1]!);
  }
  return { minX: x + minX, minY: y + minY, maxX: x + maxX, maxY: y + maxY };
}

/** How far a point is from the line through its points. */
export function pointsDistance({ x, y, points }: Pointed, point: Point): number {
  const at = { x: point.x - x, y: point.y - y };
  let least = Math.hypot(at.x - points[0]!, at.y - points[1]!);
  for (let i = STRIDE; i + 1 < points.length; i += STRIDE) {
    least = Math.min(least, segmentDistance(at, points[i - STRIDE]!, points[i - STRIDE + 1]!, points[i]!, points[i + 1]!));
  }
  return least;
}

/** Where its points are on the board. */
export function placesOf({ x, y, points }: Pointed): readonly Point[] {
  return Array.from({ length: Math.floor(points.length / STRIDE) }, (_, i) => ({ x: x + points[i * STRIDE]!, y: y + points[i * STRIDE + 1]! }));
}

/** The points with one at another place: the same as `placesOf` gives, from the element's place on. */
export function withPoint(points: readonly number[], index: number, { x, y }: Point): number[] {
  return points.map((value, i) => (i === index * STRIDE ? rounded(x) : i === index * STRIDE + 1 ? rounded(y) : value));
}

/** The points with a new one before the one at `index`, pressed as that is. */
export function withNewPoint(points: readonly number[], index: number, { x, y }: Point): number[] {
  const at = index * STRIDE;
  return [...points.slice(0, at), rounded(x), rounded(y), ...points.slice(at + 2, at + STRIDE), ...points.slice(at)];
}

export function withoutPoint(points: readonly number[], index: number): number[] {
  return points.filter((_, i) => Math.floor(i / STRIDE) !== index);
}

/** What becomes of it when a box in which it lies becomes another one. */
export function scaledPoints({ x, y, points }: Pointed, from: Box, to: Box): { readonly x: number; readonly y: number; readonly points: number[] } {
  const by = scaling(from, to);
  const factors = [by.sx, by.sy, 1];
  return { x: rounded(by.x(x)), y: rounded(by.y(y)), points: points.map((value, i) => rounded(value * factors[i % STRIDE]!)) };
}
