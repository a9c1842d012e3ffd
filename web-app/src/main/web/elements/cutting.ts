import { type Box, centreOf, intersects, type Point } from "../geometry/box.ts";
import { rounded } from "../geometry/rounding.ts";
import { segmentDistance } from "../geometry/segments.ts";
import { turned } from "../geometry/turning.ts";
import type { StrokeProps } from "../protocol/contract.ts";
import { STRIDE } from "./outline.ts";
import { rotationOf } from "./turning.ts";

/** A place of a stroke on the board, with its pressure. */
export type InkPoint = readonly [x: number, y: number, pressure: number];
/** A stroke, or what is left of it. */
export type InkLine = readonly InkPoint[];

/** How finely an edge is found, as a share of the reach. */
const EDGE = 1 / 64;
/** How finely a stroke is searched for what is to go, as a share of the reach. */
const SEARCH = 1 / 3;
/** A shorter remainder of a stroke is dust, in board units. */
const DUST = 0.5;
/** As near as this to a line lies what is on it, in board units: places are rounded to hundredths. */
const SAME = 0.1;

/** A stroke's places on the board, as it is turned. */
export function inkLine({ x, y, points, ...props }: StrokeProps): InkLine {
  const places = Array.from({ length: Math.floor(points.length / STRIDE) }, (_, i): InkPoint =>
    [x + points[i * STRIDE]!, y + points[i * STRIDE + 1]!, points[i * STRIDE + 2]!]);
  const degrees = rotationOf(props);
  if (degrees === 0) {
    return places;
  }
  const centre = centreOf(boxAround(places, 0));
  return places.map(([px, py, pressure]) => {
    const place = turned({ x: px, y: py }, degrees, centre);
    return [place.x, place.y, pressure];
  });
}

/** The properties of a stroke that lies there, and looks like another one. */
export function strokeAlong(line: InkLine, { rotation: _, ...look }: StrokeProps): StrokeProps {
  const [x, y] = [rounded(line[0]![0]), rounded(line[0]![1])];
  return { ...look, x, y, points: line.flatMap(([px, py, pressure]) => [rounded(px - x), rounded(py - y), rounded(pressure)]) };
}

/** What is left of a line where an eraser goes from one place to another; the line itself if it doesn't touch it. */
export function cutLine(line: InkLine, from: Point, to: Point, reach: number): readonly InkLine[] {
  const path = boxAround([[from.x, from.y, 0], [to.x, to.y, 0]], reach);
  return kept(line, reach * SEARCH, (box) => intersects(box, path), ([x, y]) => segmentDistance({ x, y }, from.x, from.y, to.x, to.y) > reach);
}

/** Ink that was erased: a line, and what is left of it. */
export interface ErasedInk {
  readonly line: InkLine;
  readonly remains: readonly InkLine[];
}

/** What is left of a line without what was erased of others that lie on it; the line itself if that is all of it. */
export function lineWithout(line: InkLine, erased: readonly ErasedInk[]): readonly InkLine[] {
  const boxed = (other: InkLine) => ({ other, box: boxAround(other, SAME) });
  const inks = erased.map((ink) => ({ gone: boxed(ink.line), remains: ink.remains.map(boxed) }));
  const isOn = (point: InkPoint, { other, box }: { readonly other: InkLine; readonly box: Box }) => intersects(boxAround([point], 0), box) && isAlong(point, other);
  const stays = (point: InkPoint) => inks.every(({ gone, remains }) => !isOn(point, gone) || remains.some((each) => isOn(point, each)));
  return kept(line, 4 * SAME, (box) => inks.some(({ gone }) => intersects(box, gone.box)), stays);
}

function isAlong([x, y]: InkPoint, line: InkLine): boolean {
  return line.some((place, i) => {
    const [bx, by] = line[i - 1] ?? place;
    return segmentDistance({ x, y }, bx, by, place[0], place[1]) <= SAME;
  });
}

/**
 * The parts of a line of which each place stays. `step`: no part that is longer may be missed. `mayGo`: whether anything in
 * a box may not stay, to be asked before its places are looked at.
 */
function kept(line: InkLine, step: number, mayGo: (box: Box) => boolean, stays: (point: InkPoint) => boolean): readonly InkLine[] {
  if (!mayGo(boxAround(line, 0))) {
    return [line];
  }
  const parts: InkPoint[][] = [];
  let part: InkPoint[] = [];
  let isWhole = true;
  const end = () => {
    if (part.length > 0) {
      parts.push(part);
    }
    part = [];
  };
  let [before, didStay] = [line[0]!, stays(line[0]!)];
  isWhole &&= didStay;
  if (didStay) {
    part.push(before);
  }
  for (const place of line.slice(1)) {
    for (const next of mayGo(boxAround([before, place], 0)) ? between(before, place, step) : [place]) {
      const staysNow = stays(next);
      isWhole &&= staysNow;
      if (staysNow !== didStay) {
        const edge = edgeBetween(didStay ? before : next, didStay ? next : before, stays);
        part.push(edge);
        if (didStay) {
          end();
        }
      }
      if (staysNow && next === place) {
        part.push(place);
      }
      [before, didStay] = [next, staysNow];
    }
  }
  end();
  return isWhole ? [line] : parts.filter((each) => line.length === 1 || lengthOf(each) > DUST);
}

/** Places from one to another, which is the last of them, at most `step` apart. */
function between(from: InkPoint, to: InkPoint, step: number): readonly InkPoint[] {
  const count = Math.max(1, Math.ceil(Math.hypot(to[0] - from[0], to[1] - from[1]) / step));
  return Array.from({ length: count }, (_, i) => (i + 1 === count ? to : mixed(from, to, (i + 1) / count)));
}

/** The last place on the way from one that stays to one that goes. */
function edgeBetween(staying: InkPoint, going: InkPoint, stays: (point: InkPoint) => boolean): InkPoint {
  let [last, first] = [0, 1];
  while (first - last > EDGE) {
    const middle = (last + first) / 2;
    [last, first] = stays(mixed(staying, going, middle)) ? [middle, first] : [last, middle];
  }
  return mixed(staying, going, last);
}

function mixed(from: InkPoint, to: InkPoint, share: number): InkPoint {
  const at = (i: 0 | 1 | 2) => from[i] + (to[i] - from[i]) * share;
  return [at(0), at(1), at(2)];
}

function lengthOf(line: InkLine): number {
  return line.reduce((sum, [x, y], i) => sum + (i === 0 ? 0 : Math.hypot(x - line[i - 1]![0], y - line[i - 1]![1])), 0);
}

function boxAround(line: InkLine, margin: number): Box {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of line) {
    [minX, minY, maxX, maxY] = [Math.min(minX, x), Math.min(minY, y), Math.max(maxX, x), Math.max(maxY, y)];
  }
  return { minX: minX - margin, minY: minY - margin, maxX: maxX + margin, maxY: maxY + margin };
}
