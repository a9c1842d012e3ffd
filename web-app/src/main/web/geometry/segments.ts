import type { Point } from "./box.ts";

/** How far a point is from a straight line between two others. */
export function segmentDistance(point: Point, ax: number, ay: number, bx: number, by: number): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((point.x - ax) * dx + (point.y - ay) * dy) / length));
  return Math.hypot(point.x - ax - along * dx, point.y - ay - along * dy);
}
