import { BASELINE, FONT_FAMILY, type FontWeight, LINE_HEIGHT } from "../fonts/catalog.ts";

export interface FontStyle {
  readonly weight: FontWeight;
  readonly isItalic?: boolean;
}

export interface Font extends FontStyle {
  /** The letters' height in board units. */
  readonly size: number;
}

/** Tells how wide a text is in board units. */
export interface Measure {
  (text: string, font: Font): number;
  /** Another one after more fonts have been loaded, and with it other widths; undefined: they stay as they are. */
  readonly generation?: object;
}

export function lineHeight(font: Font): number {
  return font.size * LINE_HEIGHT;
}

/** From a line's top to its baseline. */
export function baseline(font: Font): number {
  return font.size * BASELINE;
}

export function cssFont({ size, weight, isItalic = false }: Font): string {
  return `${isItalic ? "italic " : ""}${weight} ${size}px ${FONT_FAMILY}`;
}

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** Breaks between words; within a word only if it is wider than a line. */
export function wrapped(text: string, width: number, measure: (part: string) => number): string[] {
  return text.split("\n").flatMap((paragraph) => wrappedParagraph(paragraph, width, measure));
}

function wrappedParagraph(paragraph: string, width: number, measure: (part: string) => number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of paragraph.split(/(?<= )/)) {
    if (measure((line + word).trimEnd()) <= width) {
      line += word;
      continue;
    }
    if (line !== "") {
      lines.push(line.trimEnd());
    }
    const pieces = broken(word, width, measure);
    line = pieces.pop() ?? "";
    lines.push(...pieces);
  }
  lines.push(line.trimEnd());
  return lines;
}

function broken(word: string, width: number, measure: (part: string) => number): string[] {
  if (measure(word.trimEnd()) <= width) {
    return [word];
  }
  const pieces: string[] = [];
  let piece = "";
  for (const { segment } of graphemes.segment(word)) {
    if (piece !== "" && segment !== " " && measure(piece + segment) > width) {
      pieces.push(piece);
      piece = "";
    }
    piece += segment;
  }
  pieces.push(piece);
  return pieces;
}
