import type { ImageSource } from "./image_source.ts";
import { FONT_FAMILY } from "../fonts/catalog.ts";
import { fittingRows, type TextBlock, underline } from "./text_block.ts";
import { baseline, lineHeight, type Measure } from "./text_layout.ts";
import { svgNumber } from "./path.ts";
import type { Theme } from "./theme.ts";

/** What elements need to be written as SVG. */
export interface SvgContext {
  readonly theme: Theme;
  readonly measure: Measure;
  readonly images: ImageSource;
}

type Attributes = Readonly<Record<string, string | number>>;

/** An SVG element: what pictures are made of, in whatever format they are written. */
export interface SvgNode {
  readonly name: string;
  readonly attributes: Attributes;
  /** A string is text. */
  readonly children: readonly (SvgNode | string)[];
}

export function tag(name: string, attributes: Attributes, ...children: readonly (SvgNode | string)[]): SvgNode {
  return { name, attributes, children };
}

/** An SVG element as markup. */
export function markup({ name, attributes, children }: SvgNode): string {
  const written = Object.entries(attributes).map(([key, value]) =>
    ` ${key}="${typeof value === "number" ? svgNumber(value) : escaped(value)}"`);
  const open = `<${name}${written.join("")}`;
  const inner = children.map((child) => (typeof child === "string" ? escaped(child) : markup(child)));
  return inner.length === 0 ? `${open}/>` : `${open}>${inner.join("")}</${name}>`;
}

/** Text that is text in SVG: never markup, and without the control characters that XML can't hold. */
export function escaped(text: string): string {
  const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return text.replace(/[^\P{C}\t\n\r\u200c\u200d]/gu, "").replace(/[&<>"]/g, (letter) => entities[letter]!);
}

/** A line that is read from the right, and is placed by its left end all the same. */
const fromTheRight = { direction: "rtl", "unicode-bidi": "embed", "text-anchor": "end" };

/** Lines of letters, those that end above `end`. */
export function svgLetters(block: TextBlock, x: number, y: number, end: number, fill: string): SvgNode {
  const { font, top } = block;
  const rows = fittingRows(block, y, end).map((row, i) => ({ ...row, base: y + top + i * lineHeight(font) + baseline(font) }));
  const lines = rows.flatMap(({ text, x: left, base, isRtl, marker }) => [
    ...(marker === undefined ? [] : [tag("tspan", { x: x + marker.x, y: base }, marker.text)]),
    tag("tspan", { x: x + left, y: base, ...(isRtl && fromTheRight) }, text),
  ]);
  const look = {
    "font-family": FONT_FAMILY,
    "font-size": font.size,
    "font-weight": font.weight,
    ...(font.isItalic === true && { "font-style": "italic" }),
    fill,
  };
  const letters = tag("text", { ...look, "xml:space": "preserve" }, ...lines);
  const { below, height } = underline(font);
  const links = rows.flatMap(({ links, base }) => links.map((link) => tag("rect", { x: x + link.x, y: base + below, width: link.width, height, fill })));
  return links.length === 0 ? letters : tag("g", {}, letters, ...links);
}
