import type { Box } from "../geometry/box.ts";
import type { Paper } from "../protocol/contract.ts";
import { SvgPath } from "./path.ts";
import { type SvgNode, tag } from "./svg.ts";
import type { Theme } from "./theme.ts";

/** The distance between the dots of the usual paper, in board units: one lies at the board's origin. */
export const GRID = 24;

/** How far a paper's lines are from each other, in board units. */
export const PAPER_PIECES: Readonly<Record<Exclude<Paper, "plain">, { readonly width: number; readonly height: number }>> = {
  dots: { width: GRID, height: GRID },
  squares: { width: 32, height: 32 },
  lines: { width: 40, height: 40 },
  staff: { width: 120, height: 120 },
  manuscript: { width: 48, height: 64 },
  axes: { width: 40, height: 40 },
};
/** The lines of a staff, and where they are in a piece, as a share of it. */
export const STAFF_LINES = [0, 0.1, 0.2, 0.3, 0.4] as const;
/** A row of a manuscript without the gap below it, as a share of a piece. */
export const MANUSCRIPT_ROW = 0.75;

/** The width of lines and of axes, and that of dots: those of the style sheet have soft edges. In board units. */
const LINE = 1;
const AXIS = 2;
const DOT = 2.5;
/** More lines than these side by side aren't drawn: only each fourth one is, as on a screen far away. */
const MOST_LINES = 1_500;

/** A paper's lines in a part of the board, the topmost first. */
export function paperLines(paper: Paper, box: Box, { ruling }: Theme): readonly SvgNode[] {
  const piece = paper === "plain" ? undefined : PAPER_PIECES[paper] ?? PAPER_PIECES.dots;
  if (piece === undefined) {
    return [];
  }
  const rows = steps(box.minY, box.maxY, piece.height);
  const columns = steps(box.minX, box.maxX, piece.width);
  const across = (shares: readonly number[] = [0]) =>
    lines(rows.at.flatMap((y) => shares.map((share) => y + share * piece.height + LINE / 2)), (y) => [box.minX, y, box.maxX, y], ruling.lines, LINE);
  const down = () => lines(columns.at.map((x) => x + LINE / 2), (x) => [x, box.minY, x, box.maxY], ruling.lines, LINE);
  switch (paper) {
    case "squares":
      return [across(), down()];
    case "lines":
      return [across()];
    case "staff":
      return [across(STAFF_LINES)];
    case "manuscript": {
      const row = MANUSCRIPT_ROW * piece.height + LINE;
      const top = rows.at[0] ?? box.minY;
      const bars = lines(columns.at.map((x) => x + LINE / 2), (x) => [x, top, x, box.maxY], ruling.lines, LINE);
      return [across([0, MANUSCRIPT_ROW]), { ...bars, attributes: { ...bars.attributes, "stroke-dasharray": `${row} ${piece.height - row}` } }];
    }
    case "axes":
      return [
        lines([0], (x) => [x, box.minY, x, box.maxY], ruling.axes, AXIS),
        lines([0], (y) => [box.minX, y, box.maxX, y], ruling.axes, AXIS),
        across(),
        down(),
      ];
    default: {
      const left = columns.at[0] ?? box.minX;
      const dots = lines(rows.at, (y) => [left, y, box.maxX, y], ruling.dots, DOT);
      return [{ ...dots, attributes: { ...dots.attributes, "stroke-linecap": "round", "stroke-dasharray": `0.001 ${columns.step}` } }];
    }
  }
}

/** Where lines are that touch a span, from the last one before it. */
function steps(min: number, max: number, distance: number): { readonly at: readonly number[]; readonly step: number } {
  let step = distance;
  while ((max - min) / step > MOST_LINES) {
    step *= 4;
  }
  const first = Math.floor(min / step);
  return { at: Array.from({ length: Math.max(0, Math.floor(max / step) - first + 1) }, (_, i) => (first + i) * step), step };
}

function lines(places: readonly number[], line: (place: number) => readonly [number, number, number, number], stroke: string, width: number): SvgNode {
  const path = new SvgPath();
  for (const place of places) {
    const [x1, y1, x2, y2] = line(place);
    path.moveTo(x1, y1);
    path.lineTo(x2, y2);
  }
  return tag("path", { d: path.data, fill: "none", stroke, "stroke-width": width });
}
