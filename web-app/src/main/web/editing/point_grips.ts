import { placesOf, withNewPoint, withPoint } from "../elements/points.ts";
import { withProps } from "../elements/registry.ts";
import type { Turn } from "../elements/turning.ts";
import { distance, type Point } from "../geometry/box.ts";
import { regularEnd } from "../geometry/resizing.ts";
import { turned } from "../geometry/turning.ts";
import { limits } from "../protocol/contract.ts";
import type { Drawn, ElementOf } from "../protocol/element.ts";

/** A point of a polyline, or a place between two of its points where another one can be made, before `point`. */
export interface PointGrip {
  readonly point: number;
  readonly isNew: boolean;
}

/** Points that are nearer have no handle between them, in screen pixels. */
const NEAREST = 40;

export function isPointGrip(grip: unknown): grip is PointGrip {
  return typeof grip === "object" && grip !== null && "point" in grip;
}

/** Where a polyline's points are seen and can be dragged, and where new ones can be made. */
export function pointHandles({ props }: ElementOf<"polyline">, turn: Turn | undefined, zoom: number) {
  const places = placesOf(props).map((place) => (turn === undefined ? place : turned(place, turn.degrees, turn.centre)));
  const between = places.length >= limits.pointsPerStroke ? [] : places.slice(1).flatMap((place, i) => {
    const before = places[i]!;
    return distance(before, place) * zoom < NEAREST ? [] : [{ grip: { point: i + 1, isNew: true }, at: middle(before, place), cursor: "copy" }];
  });
  return [...places.map((at, point) => ({ grip: { point, isNew: false }, at, cursor: "move" })), ...between];
}

/** A polyline when one of its points is dragged by a distance, before it is turned. `isRegular`: the part before it, or else the one after it, goes at a regular angle. */
export function reshaped(element: Drawn, { point, isNew }: PointGrip, way: Point, isRegular: boolean): Drawn {
  if (element.type !== "polyline") {
    return element;
  }
  const { x, y, points } = element.props;
  const places = placesOf(element.props);
  const from = isNew ? middle(places[point - 1]!, places[point]!) : places[point];
  if (from === undefined) {
    return element;
  }
  const free = { x: from.x + way.x, y: from.y + way.y };
  const neighbour = places[point - 1] ?? places[point + 1];
  const to = isRegular && neighbour !== undefined ? regularEnd(neighbour, free) : free;
  const place = { x: to.x - x, y: to.y - y };
  return withProps(element, { points: isNew ? withNewPoint(points, point, place) : withPoint(points, point, place) });
}

function middle(a: Point, b: Point): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}
