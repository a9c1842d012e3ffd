import { type Box, centreOf, type Point, shift } from "./box.ts";

/** A line that shows what something has snapped to. */
export interface Guide {
  readonly from: Point;
  readonly to: Point;
}

export interface Snap {
  readonly dx: number;
  readonly dy: number;
  readonly guides: readonly Guide[];
}

/** Which of a box's sides and middles may snap, in one direction. */
type Stop = "min" | "middle" | "max";
type Axis = "x" | "y";

export interface SnapTargets {
  readonly others: readonly Box[];
  /** The distance between the lines of the grid; undefined: there is none to snap to. */
  readonly grid: number | undefined;
  /** Nothing further away is snapped to. */
  readonly reach: number;
}

const ALL: readonly Stop[] = ["min", "middle", "max"];
/** Places that differ by less are the same. */
const SAME = 0.01;

/**
 * By how much a box must still move so that it lies in line with others, between two at equal distances, or on the grid;
 * in each direction what is nearest, others before the grid. `x` and `y`: what of it may snap.
 */
export function snapped(box: Box, targets: SnapTargets, x: readonly Stop[] = ALL, y: readonly Stop[] = ALL): Snap {
  const [dx, dy] = [way(box, targets, "x", x), way(box, targets, "y", y)];
  const after = shift(box, dx, dy);
  return { dx, dy, guides: [...guidesOf(after, targets, "x", x), ...guidesOf(after, targets, "y", y)] };
}

function way(box: Box, { others, grid, reach }: SnapTargets, axis: Axis, stops: readonly Stop[]): number {
  const aligned = others.flatMap((other) => ALL.flatMap((target) => stops.map((stop) => at(other, axis, target) - at(box, axis, stop))));
  const spaced = stops.length === ALL.length ? spacings(box, others, axis).map(({ by }) => by) : [];
  return nearest([...aligned, ...spaced], reach) ?? (grid === undefined ? 0 : nearest(stops.filter((stop) => stop !== "middle")
    .map((stop) => Math.round(at(box, axis, stop) / grid) * grid - at(box, axis, stop)), reach) ?? 0);
}

function nearest(ways: readonly number[], reach: number): number | undefined {
  const [least] = ways.filter((each) => Math.abs(each) <= reach).sort((a, b) => Math.abs(a) - Math.abs(b));
  return least;
}

function guidesOf(box: Box, { others, grid }: SnapTargets, axis: Axis, stops: readonly Stop[]): readonly Guide[] {
  const lines = stops.flatMap((stop): readonly Guide[] => {
    const place = at(box, axis, stop);
    const inLine = others.filter((other) => ALL.some((target) => Math.abs(at(other, axis, target) - place) < SAME));
    return inLine.length === 0 ? [] : [along(axis, place, [box, ...inLine])];
  });
  const gaps = stops.length < ALL.length ? [] : spacings(box, others, axis).filter(({ by }) => Math.abs(by) < SAME).flatMap(({ guides }) => guides);
  if (lines.length + gaps.length > 0 || grid === undefined) {
    return [...lines, ...gaps];
  }
  return stops.filter((stop) => stop !== "middle" && isOn(grid, at(box, axis, stop))).map((stop) => along(axis, at(box, axis, stop), [box]));
}

interface Spacing {
  /** How far the box is from standing so. */
  readonly by: number;
  readonly guides: readonly Guide[];
}

/** The equal distances that a box can have: between two others, or from one of them as that one has from the next. */
function spacings(box: Box, others: readonly Box[], axis: Axis): readonly Spacing[] {
  const beside = others.filter((other) => overlaps(box, other, axis === "x" ? "y" : "x"));
  const before = beside.filter((other) => at(other, axis, "max") <= at(box, axis, "middle")).sort((a, b) => at(b, axis, "max") - at(a, axis, "max"));
  const after = beside.filter((other) => at(other, axis, "min") >= at(box, axis, "middle")).sort((a, b) => at(a, axis, "min") - at(b, axis, "min"));
  const found: Spacing[] = [];
  const [left, right] = [before[0], after[0]];
  if (left !== undefined && right !== undefined) {
    const by = (at(left, axis, "max") + at(right, axis, "min")) / 2 - at(box, axis, "middle");
    found.push({ by, guides: [gap(left, box, axis), gap(box, right, axis)] });
  }
  const next = left && before.find((other) => at(other, axis, "max") <= at(left, axis, "min"));
  if (left !== undefined && next !== undefined) {
    const by = 2 * at(left, axis, "max") - (at(next, axis, "max") + at(left, axis, "max") - at(left, axis, "min")) - at(box, axis, "min");
    found.push({ by, guides: [gap(next, left, axis), gap(left, box, axis)] });
  }
  const further = right && after.find((other) => at(other, axis, "min") >= at(right, axis, "max"));
  if (right !== undefined && further !== undefined) {
    const by = at(right, axis, "min") - (at(further, axis, "min") - at(right, axis, "max")) - at(box, axis, "max");
    found.push({ by, guides: [gap(box, right, axis), gap(right, further, axis)] });
  }
  return found;
}

function gap(one: Box, other: Box, axis: Axis): Guide {
  const across = axis === "x" ? "y" : "x";
  const place = (Math.max(at(one, across, "min"), at(other, across, "min")) + Math.min(at(one, across, "max"), at(other, across, "max"))) / 2;
  const point = (along: number) => (axis === "x" ? { x: along, y: place } : { x: place, y: along });
  return { from: point(at(one, axis, "max")), to: point(at(other, axis, "min")) };
}

/** A line at a place of an axis, as long as these boxes reach in the other direction. */
function along(axis: Axis, place: number, boxes: readonly Box[]): Guide {
  const across = axis === "x" ? "y" : "x";
  const [from, to] = [Math.min(...boxes.map((box) => at(box, across, "min"))), Math.max(...boxes.map((box) => at(box, across, "max")))];
  return axis === "x" ? { from: { x: place, y: from }, to: { x: place, y: to } } : { from: { x: from, y: place }, to: { x: to, y: place } };
}

function at(box: Box, axis: Axis, stop: Stop): number {
  switch (stop) {
    case "min":
      return axis === "x" ? box.minX : box.minY;
    case "middle":
      return centreOf(box)[axis];
    case "max":
      return axis === "x" ? box.maxX : box.maxY;
  }
}

function overlaps(one: Box, other: Box, axis: Axis): boolean {
  return at(one, axis, "min") < at(other, axis, "max") && at(other, axis, "min") < at(one, axis, "max");
}

function isOn(grid: number, place: number): boolean {
  return Math.abs(Math.round(place / grid) * grid - place) < SAME;
}
