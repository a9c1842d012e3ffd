import { type Box, intersects } from "../geometry/box.ts";
import type { ExportPages } from "./options.ts";

/** A page of paper, and what it shows of the board. */
export interface Page {
  /** In points. */
  readonly width: number;
  readonly height: number;
  /** Around what is shown, in points. */
  readonly margin: number;
  /** Points for a board unit. */
  readonly scale: number;
  readonly box: Box;
}

/** Points for a board unit: a screen's pixel at 100 %. */
const SCALE = 0.75;
/** The longest side of a page that readers of PDF take, in points. */
const LONGEST = 14_400;
/** In points. */
const A4 = { short: 595.28, long: 841.89, margin: 28 };
/** What is wider than a page is made so much smaller before it is cut into columns. */
const SMALLEST = 0.5;
/** A page may end so much earlier so that nothing is cut in two, as a share of it. */
const SLACK = 0.35;

/** The pages that show a part of the board. `elements`: the boxes of what is there. Pages without any are left out. */
export function pagesOf(box: Box, elements: readonly Box[], pages: ExportPages): readonly Page[] {
  return pages === "one" ? [onePage(box)] : pagesOfA4(box, elements);
}

function onePage(box: Box): Page {
  const [width, height] = [box.maxX - box.minX, box.maxY - box.minY];
  const scale = Math.min(SCALE, LONGEST / Math.max(width, height));
  return { width: width * scale, height: height * scale, margin: 0, scale, box };
}

function pagesOfA4(box: Box, elements: readonly Box[]): readonly Page[] {
  const isWide = box.maxX - box.minX > box.maxY - box.minY;
  const [width, height] = isWide ? [A4.long, A4.short] : [A4.short, A4.long];
  const room = { width: width - 2 * A4.margin, height: height - 2 * A4.margin };
  const scale = Math.min(SCALE, Math.max(SCALE * SMALLEST, room.width / (box.maxX - box.minX)));
  const [across, down] = [room.width / scale, room.height / scale];
  const columns = cut(box.minX, box.maxX, across, elements.map(({ minX, maxX }) => [minX, maxX]));
  const boxes = columns.flatMap(([minX, maxX]) => {
    const column = elements.filter((each) => each.minX < maxX && each.maxX > minX);
    return cut(box.minY, box.maxY, down, column.map(({ minY, maxY }) => [minY, maxY])).map(([minY, maxY]): Box => ({ minX, minY, maxX, maxY }));
  });
  const filled = boxes.filter((each) => elements.some((element) => intersects(element, each)));
  return (filled.length === 0 ? boxes.slice(0, 1) : filled).map((each) => ({ width, height, margin: A4.margin, scale, box: each }));
}

type Span = readonly [min: number, max: number];

/** Cuts a span into pieces of at most that length, where nothing is if there is such a place near the end of a piece. */
function cut(min: number, max: number, length: number, things: readonly Span[]): readonly Span[] {
  const pieces: Span[] = [];
  let from = min;
  while (max - from > length * 1.0001) {
    const end = gapBefore(from + length, from + length * (1 - SLACK), things) ?? from + length;
    pieces.push([from, end]);
    from = end;
  }
  return [...pieces, [from, max]];
}

/** The last place between `least` and `end` that lies in nothing. */
function gapBefore(end: number, least: number, things: readonly Span[]): number | undefined {
  let place = end;
  // Each step moves to the beginning of whatever is in the way; all of them may be, one after the other.
  for (let moved = true; moved && place >= least;) {
    const inTheWay = things.filter(([min, max]) => min < place && place < max).map(([min]) => min);
    moved = inTheWay.length > 0;
    place = Math.min(place, ...inTheWay);
  }
  return place >= least ? place : undefined;
}
