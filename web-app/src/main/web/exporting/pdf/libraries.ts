// @ts-ignore
// @ts-types="./untyped.d.ts"
import { create } from "fontkit";
// @ts-ignore
// @ts-types="./untyped.d.ts"
import PDFDocument from "pdfkit";
import { encodedGlyph, type Outline } from "./glyph.ts";

/** An object of a PDF document. */
export interface PdfObject {
  readonly data: Record<string, unknown>;
  /** `content`: what its stream has. */
  end(content?: Uint8Array): void;
}

/** An image that is in a document already. */
export interface PdfImage {
  readonly width: number;
  readonly height: number;
  /** Its name on pages. */
  readonly label: string;
  readonly obj: PdfObject;
}

export interface PdfPage {
  readonly width: number;
  readonly height: number;
  content: PdfObject;
  resources: PdfObject;
  readonly fonts: Record<string, unknown>;
  readonly xobjects: Record<string, unknown>;
  readonly ext_gstates: Record<string, unknown>;
}

/** A font as it is embedded in a document. */
export interface PdfFont {
  readonly id: string;
  readonly subset: { readonly glyphs: number[] };
  readonly widths: number[];
  readonly unicode: (readonly number[])[];
  ref(): unknown;
}

/** What is used of PDFKit's documents. */
export interface PdfDocument {
  readonly page: PdfPage;
  readonly _font: PdfFont;
  on(event: "data", listener: (chunk: Uint8Array<ArrayBuffer>) => void): void;
  on(event: "end", listener: () => void): void;
  ref(data: Record<string, unknown>): PdfObject;
  addPage(options: { readonly size: readonly [number, number]; readonly margin: number }): void;
  addContent(content: string): void;
  save(): void;
  restore(): void;
  transform(a: number, b: number, c: number, d: number, e: number, f: number): void;
  fillColor(color: string, opacity: number): void;
  strokeColor(color: string, opacity: number): void;
  font(font: FontFile, name: string): void;
  fontSize(size: number): void;
  widthOfString(text: string, options: Pick<TextOptions, "features">): number;
  text(text: string, x: number, y: number, options: TextOptions): void;
  link(x: number, y: number, width: number, height: number, address: string): void;
  image(source: string | PdfImage, x: number, y: number, options: { readonly width: number; readonly height: number }): void;
  end(): void;
}

interface TextOptions {
  readonly lineBreak: false;
  readonly baseline: "alphabetic";
  readonly horizontalScaling: number;
  readonly oblique: boolean;
  /** Features of OpenType. With any, also none, a text is laid out as a whole, and not word by word. */
  readonly features: Readonly<Record<string, boolean>>;
}

/** What is used of fontkit's fonts. */
export interface FontFile {
  hasGlyphForCodePoint(codePoint: number): boolean;
}

interface DocumentOptions {
  readonly autoFirstPage: false;
  readonly font: null;
  readonly pdfVersion: "1.7";
  readonly lang: string;
  readonly displayTitle: true;
  readonly info: { readonly Title: string; readonly Creator: string };
}

export function newPdf(options: DocumentOptions): PdfDocument {
  return new (PDFDocument as new (options: DocumentOptions) => PdfDocument)(options);
}

/** A font of any format that browsers take. */
export function openFont(file: Uint8Array): FontFile {
  const font = (create as (file: Uint8Array) => FontkitFont)(file);
  if (String.fromCharCode(...file.subarray(0, 4)) === "wOF2") {
    const createSubset = font.createSubset.bind(font);
    font.createSubset = () => withOutlines(createSubset());
  }
  return font;
}

interface FontkitFont extends FontFile {
  createSubset(): Subset;
  getGlyph(id: number): { readonly path: Outline; readonly advanceWidth: number };
}

interface Subset {
  readonly font: FontkitFont;
  readonly glyf: Uint8Array[];
  readonly loca: { readonly offsets: number[] };
  readonly hmtx: { readonly metrics: { readonly advance: number; readonly bearing: number }[] };
  offset: number;
  _addGlyph(id: number): number;
}

/** A subset that is made of outlines: WOFF2 has no table of glyphs that fontkit could copy them from. */
function withOutlines(subset: Subset): Subset {
  subset._addGlyph = (id) => {
    const { path, advanceWidth } = subset.font.getGlyph(id);
    const glyph = encodedGlyph(path);
    subset.loca.offsets.push(subset.offset);
    subset.hmtx.metrics.push({ advance: advanceWidth, bearing: Math.floor(path.bbox.minX) || 0 });
    subset.offset += glyph.length;
    return subset.glyf.push(glyph) - 1;
  };
  return subset;
}
