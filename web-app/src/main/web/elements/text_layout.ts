import type { PostProps, TextProps } from "../protocol/element.ts";

export const FONT_FAMILY =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Apple SD Gothic Neo", "Malgun Gothic", "Noto Sans KR", "Noto Sans CJK KR", sans-serif';
/** Of the letters' height. */
export const LINE_HEIGHT = 1.35;

export interface Font {
  /** The letters' height in board units. */
  readonly size: number;
  readonly weight: number;
}

/** How wide a text is in board units. */
export type Measure = (text: string, font: Font) => number;

/** The design of a post, in board units. */
export const POST = {
  width: 220,
  height: 160,
  padding: 14,
  /** The width of the line around it. */
  edge: 1,
  gap: 6,
  title: { size: 18, weight: 600 },
  body: { size: 15, weight: 400 },
} as const;

export interface PlacedLines {
  readonly font: Font;
  readonly lines: readonly string[];
  /** From the element's top to the first line's. */
  readonly top: number;
}

export interface PostLayout {
  readonly title: PlacedLines;
  readonly body: PlacedLines;
  /** What the texts need. */
  readonly height: number;
}

export function textFont(size: number): Font {
  return { size, weight: 400 };
}

export function lineHeight(font: Font): number {
  return font.size * LINE_HEIGHT;
}

export function cssFont({ size, weight }: Font): string {
  return `${weight} ${size}px ${FONT_FAMILY}`;
}

/** A text's lines: broken only where its author broke them. */
export function textLines(props: Readonly<TextProps>): readonly string[] {
  return props.text.split("\n");
}

export function postLayout(props: Readonly<PostProps>, measure: Measure): PostLayout {
  const width = Math.abs(props.w) - 2 * POST.padding;
  const place = (text: string, font: Font, top: number): PlacedLines => ({
    font,
    top,
    lines: text === "" ? [] : wrapped(text, width, (part) => measure(part, font)),
  });
  const bottom = ({ top, lines, font }: PlacedLines) => top + lines.length * lineHeight(font);
  const title = place(props.title, POST.title, POST.padding);
  const body = place(props.body, POST.body, bottom(title) + (title.lines.length > 0 ? POST.gap : 0));
  return { title, body, height: bottom(body) + POST.padding };
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
