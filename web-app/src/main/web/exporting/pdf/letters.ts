import type { Font, Measure } from "../../elements/text_layout.ts";
import type { FontWeight } from "../../fonts/catalog.ts";
import type { FontFiles, PaintedLetters } from "../fonts.ts";
import type { PdfImages } from "./images.ts";
import { type FontFile, openFont, type PdfDocument, type PdfFont } from "./libraries.ts";
import { written } from "./path_content.ts";

export interface LettersOptions {
  readonly measure: Measure;
  /** Paints letters that no font file has; undefined: it can't. */
  paint(text: string, font: Font, color: string): PaintedLetters | undefined;
}

/** Letters of one line that are written alike: in a font, or in pixels. */
interface Run {
  readonly text: string;
  readonly font: FontFile | undefined;
}

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });
/** These have no look of their own: joiners, and what says how the letter before them looks. */
const IGNORED = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]/gu;
const RIGHT_TO_LEFT = /\p{Script=Arabic}|\p{Script=Hebrew}|\p{Script=Syriac}|\p{Script=Thaana}/u;

/** Writes lines of letters as text that can be selected. */
export class Letters {
  private readonly fonts = new Map<FontWeight, readonly FontFile[]>();
  private readonly names = new Map<FontFile, string>();

  constructor(
    private readonly document: PdfDocument,
    private readonly images: PdfImages,
    private readonly options: LettersOptions,
  ) {}

  /** Opens the fonts for all letters of that weight that will be written. */
  async prepare(texts: ReadonlyMap<FontWeight, string>, files: FontFiles): Promise<void> {
    for (const [weight, text] of texts) {
      const opened = (await files.filesFor(text, weight)).map(({ bytes }) => openFont(bytes));
      opened.forEach((font) => this.names.set(font, `font${this.names.size}`));
      this.fonts.set(weight, opened);
    }
  }

  /** Writes a line from a place on its baseline. */
  write(line: string, font: Font, x: number, y: number, color: string): void {
    let before = "";
    for (const { text, font: file } of this.runs(line.replaceAll("\t", " "), font.weight)) {
      const left = x + this.options.measure(before, font);
      const width = this.options.measure(before + text, font) - this.options.measure(before, font);
      before += text;
      if (file === undefined) {
        this.paint(text, font, left, y, width, color);
      } else {
        this.writeIn(file, text, font, left, y, width, color);
      }
    }
  }

  private writeIn(file: FontFile, text: string, { size, isItalic = false }: Font, x: number, y: number, width: number, color: string): void {
    const { document } = this;
    document.font(file, this.names.get(file)!);
    document.fontSize(size);
    document.fillColor(color, 1);
    const own = document.widthOfString(text, { features: {} });
    // As wide as on the screen, whatever the browser's font there was.
    const horizontalScaling = own > 0 && width > 0 ? Math.round(width / own * 1000) / 10 : 100;
    document.text(text, x, y, { lineBreak: false, baseline: "alphabetic", horizontalScaling, oblique: isItalic, features: {} });
  }

  /** Pixels, and the letters themselves below them without a look. */
  private paint(text: string, font: Font, x: number, y: number, width: number, color: string): void {
    if (text.trim() === "") {
      return;
    }
    const painted = this.options.paint(text, font, color);
    if (painted !== undefined) {
      this.images.draw(painted.dataUrl, x + painted.left, y + painted.top, { width: painted.width, height: painted.height });
    }
    const [file] = this.fonts.get(font.weight) ?? [];
    if (file !== undefined) {
      this.writeUnseen(file, text, font.size, x, y, width);
    }
  }

  private writeUnseen(file: FontFile, text: string, size: number, x: number, y: number, width: number): void {
    const { document } = this;
    document.font(file, this.names.get(file)!);
    const { _font: font, page } = document;
    const clusters = [...graphemes.segment(text)].map(({ segment }) => [...segment].map((letter) => letter.codePointAt(0)!));
    const codes = clusters.map((codePoints) => hex(unseenGlyph(font, codePoints)));
    page.fonts[font.id] ??= font.ref();
    const scaling = width / (clusters.length * size) * 100;
    document.addContent(`q 1 0 0 -1 ${written(x, y)} cm BT 3 Tr /${font.id} ${written(size)} Tf ${written(scaling)} Tz <${codes.join("")}> Tj ET Q`);
  }

  /** Parts of a line, each in the first font that has its letters. */
  private runs(line: string, weight: FontWeight): readonly Run[] {
    // Where letters from right to left stand in a line only the browser knows.
    if (RIGHT_TO_LEFT.test(line)) {
      return [{ text: line, font: undefined }];
    }
    const runs: Run[] = [];
    for (const { segment } of graphemes.segment(line)) {
      const font = this.fontOf(segment, weight, runs.at(-1)?.font);
      const last = runs.at(-1);
      if (last !== undefined && last.font === font) {
        runs[runs.length - 1] = { text: last.text + segment, font };
      } else {
        runs.push({ text: segment, font });
      }
    }
    return runs;
  }

  /** A blank stays with the letters before it. */
  private fontOf(letter: string, weight: FontWeight, before: FontFile | undefined): FontFile | undefined {
    const codePoints = [...letter.replace(IGNORED, "")].map((each) => each.codePointAt(0)!);
    const has = (font: FontFile) => codePoints.every((codePoint) => font.hasGlyphForCodePoint(codePoint));
    const fonts = this.fonts.get(weight) ?? [];
    return letter === " " && before !== undefined && has(before) ? before : fonts.find(has);
  }
}

/** A new glyph as wide as a letter is high that stands for these letters. It is written unseen. */
function unseenGlyph({ subset, widths, unicode }: PdfFont, codePoints: readonly number[]): number {
  const glyph = subset.glyphs.push(0) - 1;
  widths[glyph] = 1000;
  unicode[glyph] = codePoints;
  return glyph;
}

function hex(code: number): string {
  return code.toString(16).padStart(4, "0");
}
