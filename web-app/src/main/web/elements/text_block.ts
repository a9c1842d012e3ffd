import type { Align } from "../protocol/contract.ts";
import { type Box, boxOf } from "../geometry/box.ts";
import { linksIn } from "./links.ts";
import { type Font, lineHeight, type Measure, wrapped } from "./text_layout.ts";

/** How a text is set. */
export interface Setting {
  readonly font: Font;
  /** Where its lines break; undefined: only where its author broke them. */
  readonly wrap?: number | undefined;
  readonly align: Align;
  /** From the element's top to the first line's. */
  readonly top?: number;
}

/** A part of a line, from the left of the text. */
export interface Run {
  readonly text: string;
  readonly x: number;
}

export interface Row extends Run {
  readonly width: number;
  readonly isRtl: boolean;
  /** What stands before it in a list. */
  readonly marker?: Run;
  /** The parts of it that lead somewhere. */
  readonly links: readonly { readonly x: number; readonly width: number; readonly href: string }[];
}

/** A link where it is on the board. */
export interface PlacedLink {
  readonly box: Box;
  readonly href: string;
}

/** A text as it is painted. */
export interface TextBlock {
  readonly font: Font;
  readonly rows: readonly Row[];
  readonly top: number;
  readonly width: number;
}

const LIST = /^( *)([-*•]|\d{1,3}[.)]) +(?=\S)/;
const BULLETS = "-*•";
const RTL = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** Whether a text is read from right to left: its first letter says it. */
export function isRtl(text: string): boolean {
  const [first = ""] = /\p{L}/u.exec(text) ?? [];
  return RTL.test(first);
}

/** A text, line by line. A line that begins with "- " or "1. " is an entry of a list: its further lines hang below the first. */
export function laidOut(text: string, setting: Setting, measure: Measure): TextBlock {
  const { font, wrap, top = 0 } = setting;
  const paragraphs = text.split("\n").map((written) => paragraphOf(written, setting, measure));
  const width = wrap ?? Math.max(0, ...paragraphs.flatMap(({ indent, lines }) => lines.map((line) => indent + measure(line.text, font))));
  return { font, top, width, rows: paragraphs.flatMap((paragraph) => rowsOf(paragraph, width, setting, measure)) };
}

/** The height of its lines, without what is above them. */
export function heightOf({ font, rows }: TextBlock): number {
  return rows.length * lineHeight(font);
}

/** The lines that end above `end`, from `y` on; the last that fits says by dots that there are more. */
export function fittingRows({ font, rows, top }: TextBlock, y: number, end: number): readonly Row[] {
  const room = Math.max(0, Math.floor((end - y - top) / lineHeight(font) + 0.001));
  if (rows.length <= room) {
    return rows;
  }
  return rows.slice(0, room).map((row, i) => (i === room - 1 ? { ...row, text: `${row.text}…` } : row));
}

/** Where the links of a text are that is painted there. */
export function placedLinks({ font, rows, top }: TextBlock, x: number, y: number): readonly PlacedLink[] {
  const height = lineHeight(font);
  return rows.flatMap((row, i) => row.links.map((link) => ({ box: boxOf(x + link.x, y + top + i * height, link.width, height), href: link.href })));
}

/** The line below a link: where from the baseline on, and how thick. */
export function underline({ size }: Font): { readonly below: number; readonly height: number } {
  return { below: 0.1 * size, height: 0.06 * size };
}

interface Paragraph {
  readonly lines: readonly { readonly text: string; readonly at: number }[];
  readonly isRtl: boolean;
  /** How far it hangs from the side where it begins. */
  readonly indent: number;
  readonly marker: string;
  /** How far the marker does. */
  readonly markerIndent: number;
  readonly links: ReturnType<typeof linksIn>;
}

function paragraphOf(written: string, { font, wrap }: Setting, measure: Measure): Paragraph {
  const [prefix = "", blanks = "", sign = ""] = LIST.exec(written) ?? [];
  const body = written.slice(prefix.length);
  const marker = sign !== "" && BULLETS.includes(sign) ? "•" : sign;
  const indent = prefix === "" ? 0 : measure(`${blanks}${marker} `, font);
  const lines = wrap === undefined ? [body] : wrapped(body, Math.max(wrap - indent, font.size), (part) => measure(part, font));
  let from = 0;
  const placed = lines.map((text) => {
    const at = body.indexOf(text, from);
    from = at + text.length;
    return { text, at };
  });
  const markerIndent = blanks === "" ? 0 : measure(blanks, font);
  return { lines: placed, isRtl: isRtl(body), indent, marker, markerIndent, links: linksIn(body) };
}

function rowsOf(paragraph: Paragraph, width: number, { font, align }: Setting, measure: Measure): readonly Row[] {
  const { indent, marker, markerIndent } = paragraph;
  const side = align === "auto" ? (paragraph.isRtl ? "right" : "left") : align;
  return paragraph.lines.map((line, i): Row => {
    const own = measure(line.text, font);
    const free = Math.max(0, width - indent - own);
    const x = (paragraph.isRtl ? 0 : indent) + (side === "left" ? 0 : side === "right" ? free : free / 2);
    const markerX = paragraph.isRtl ? x + own + indent - markerIndent - measure(marker, font) : x - indent + markerIndent;
    return {
      text: line.text,
      x,
      width: own,
      isRtl: paragraph.isRtl,
      ...(i === 0 && marker !== "" && { marker: { text: marker, x: markerX } }),
      links: linksOf(paragraph, line, x, own, font, measure),
    };
  });
}

/** What a line has of its paragraph's links. In a line that is read from the right each counts as all of it. */
function linksOf(paragraph: Paragraph, line: { readonly text: string; readonly at: number }, x: number, width: number, font: Font, measure: Measure): Row["links"] {
  return paragraph.links.flatMap(({ at, text, href }) => {
    const [from, to] = [Math.max(at, line.at) - line.at, Math.min(at + text.length, line.at + line.text.length) - line.at];
    if (from >= to) {
      return [];
    }
    const before = paragraph.isRtl ? 0 : measure(line.text.slice(0, from), font);
    return [{ x: x + before, width: paragraph.isRtl ? width : measure(line.text.slice(0, to), font) - before, href }];
  });
}
