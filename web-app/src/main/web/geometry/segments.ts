import type { Box, Point } from "./box.ts";

/** How far a point is from a straight line between two others. */
export function segmentDistance(point: Point, ax: number, ay: number, bx: number, by: number): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((point.x - ax) * dx + (point.y - ay) * dy) / length));
  return Math.hypot(point.x - ax - along * dx, point.y - ay - along * dy);
}

/** Whether a part of a straight line between two points lies in a box. */
export function segmentTouches({ minX, minY, maxX, maxY }: Box, ax: number, ay: number, bx: number, by: number): boolean {
  // The part of the line that is left, from 0 to 1, after each side of the box has cut it.
  let [from, until] = [0, 1];
  for (const [start, way, min, max] of [[ax, bx - ax, minX, maxX], [ay, by - ay, minY, maxY]] as const) {
    if (way === 0) {
      if (start < min || start > max) {
        return false;
      }
    } else {
      const [one, other] = [(min - start) / way, (max - start) / way];
      [from, until] = [Math.max(from, Math.min(one, other)), Math.min(until, Math.max(one, other))];
    }
  }
  return from <= until;
}
