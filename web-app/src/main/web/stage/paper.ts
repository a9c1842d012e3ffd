import type { Camera } from "../canvas/camera.ts";
import { MANUSCRIPT_ROW, PAPER_PIECES, STAFF_LINES } from "../elements/paper.ts";
import type { Paper } from "../protocol/contract.ts";

/** How a paper is repeated: the size of one piece in board units, and the CSS images that fill it, the topmost first. */
interface Pattern {
  readonly width: number;
  readonly height: number;
  readonly images: readonly string[];
}

/** The narrowest piece, in screen pixels: farther away, only each fourth one is seen. */
const NARROWEST = 14;
/** In percent of a piece. */
const ROW = MANUSCRIPT_ROW * 100;

const across = (percent = 0) =>
  `linear-gradient(to bottom, transparent ${percent}%, var(--lines) ${percent}% calc(${percent}% + 1px), transparent calc(${percent}% + 1px))`;
const DOWN = "linear-gradient(to right, var(--lines) 1px, transparent 1px)";
const GAP = `linear-gradient(to bottom, transparent calc(${ROW}% + 1px), var(--board) calc(${ROW}% + 1px))`;

const PATTERNS: Readonly<Record<Paper, Pattern>> = {
  plain: { width: 1, height: 1, images: [] },
  dots: { ...PAPER_PIECES.dots, images: ["radial-gradient(circle, var(--dots) 1.1px, transparent 1.4px)"] },
  squares: { ...PAPER_PIECES.squares, images: [across(), DOWN] },
  lines: { ...PAPER_PIECES.lines, images: [across()] },
  staff: { ...PAPER_PIECES.staff, images: STAFF_LINES.map((share) => across(share * 100)) },
  manuscript: { ...PAPER_PIECES.manuscript, images: [across(), across(ROW), GAP, DOWN] },
  axes: { ...PAPER_PIECES.axes, images: [across(), DOWN] },
};

/** A paper as a CSS background, where the camera sees it. */
export function paperBackground(paper: Paper, { x, y, zoom }: Camera): string {
  const { width, height, images } = PATTERNS[paper] ?? PATTERNS.dots;
  let scale = zoom;
  while (width * scale < NARROWEST && images.length > 0) {
    scale *= 4;
  }
  const [w, h] = [width * scale, height * scale];
  // A dot is in the middle of its piece.
  const [left, top] = paper === "dots" ? [w / 2, h / 2] : [0, 0];
  const place = `${-x * zoom - left}px ${-y * zoom - top}px / ${w}px ${h}px`;
  const layers = [...(paper === "axes" ? axesAt(-x * zoom, -y * zoom) : []), ...images.map((image) => `${image} ${place}`)];
  return [...layers, "var(--board)"].join(", ");
}

function axesAt(x: number, y: number): readonly string[] {
  const line = "linear-gradient(var(--axes), var(--axes))";
  return [`${line} ${x - 1}px 0 / 2px 100% no-repeat`, `${line} 0 ${y - 1}px / 100% 2px no-repeat`];
}
