import { around, type Box, boxOf, cornersOf, grow, intersects, type Point } from "./box.ts";
import { segmentDistance, segmentTouches } from "./segments.ts";

/** The line along which something is drawn. */
export interface Contour {
  /** At least one. */
  readonly points: readonly Point[];
  /** Whether the last point is joined to the first one. */
  readonly isClosed: boolean;
  /** Whether what it encloses belongs to it. */
  readonly isFilled: boolean;
  /** Half of the line's width. */
  readonly reach: number;
}

type Segment = readonly [from: Point, to: Point];

export function boxContour(box: Box, isFilled = true, reach = 0): Contour {
  return { points: cornersOf(box), isClosed: true, isFilled, reach };
}

/** A line that goes through these points. */
export function openContour(points: readonly Point[], reach: number): Contour {
  return { points, isClosed: false, isFilled: false, reach };
}

/** The box around its points. */
export function contourBox({ points }: Contour): Box {
  return around(points.map(({ x, y }) => boxOf(x, y, 0, 0)))!;
}

/** Whether a part of it lies in a box. */
export function touchesBox(contour: Contour, box: Box): boolean {
  const near = grow(box, contour.reach);
  return segmentsOf(contour).some(([a, b]) => segmentTouches(near, a.x, a.y, b.x, b.y)) || holdsAll(contour, cornersOf(box));
}

/** Whether a part of it lies in a polygon. */
export function touchesPolygon(contour: Contour, polygon: readonly Point[]): boolean {
  if (contour.points.some((point) => isWithin(polygon, point))) {
    return true;
  }
  const edges = segmentsOf({ points: polygon, isClosed: true });
  const near = grow(contourBox({ ...contour, points: polygon }), contour.reach);
  const crosses = segmentsOf(contour).some((segment) =>
    intersects(near, boxAround(segment)) && edges.some((edge) => segmentsApart(segment, edge) <= contour.reach));
  return crosses || holdsAll(contour, polygon.slice(0, 1));
}

/** Whether a point lies in a polygon. */
export function isWithin(polygon: readonly Point[], { x, y }: Point): boolean {
  let isInside = false;
  polygon.forEach((a, i) => {
    const b = polygon[(i + 1) % polygon.length]!;
    if ((a.y > y) !== (b.y > y) && x < a.x + ((y - a.y) / (b.y - a.y)) * (b.x - a.x)) {
      isInside = !isInside;
    }
  });
  return isInside;
}

function holdsAll({ points, isFilled }: Contour, others: readonly Point[]): boolean {
  return isFilled && others.every((point) => isWithin(points, point));
}

/** A single point is a segment of its own. */
function segmentsOf({ points, isClosed }: Pick<Contour, "points" | "isClosed">): readonly Segment[] {
  const segments = points.slice(1).map((point, i): Segment => [points[i]!, point]);
  return segments.length === 0 || isClosed ? [...segments, [points.at(-1)!, points[0]!]] : segments;
}

function boxAround([a, b]: Segment): Box {
  return boxOf(a.x, a.y, b.x - a.x, b.y - a.y);
}

/** The least distance between two segments. */
function segmentsApart([a, b]: Segment, [c, d]: Segment): number {
  const side = (p: Point, q: Point, r: Point) => Math.sign((q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x));
  if (side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0) {
    return 0;
  }
  return Math.min(
    segmentDistance(a, c.x, c.y, d.x, d.y),
    segmentDistance(b, c.x, c.y, d.x, d.y),
    segmentDistance(c, a.x, a.y, b.x, b.y),
    segmentDistance(d, a.x, a.y, b.x, b.y),
  );
}
