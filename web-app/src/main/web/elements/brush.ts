import type { ImageSource } from "./image_source.ts";
import { fittingRows, type Row, type TextBlock, underline } from "./text_block.ts";
import { baseline, cssFont, type Font, lineHeight, type Measure } from "./text_layout.ts";
import type { Theme } from "./theme.ts";

/** Letters that are lower than this, in device pixels, can't be read. */
const SMALLEST_LETTERS = 4;
/** How much a highlighter covers of what lies on another canvas. */
const GLASS = 0.55;

/** What elements are painted with: a canvas in board units, the theme, letters, and images. */
export class Brush {
  private target: CanvasRenderingContext2D | undefined;
  private pixels = 1;
  private isOnGlass = false;

  constructor(
    readonly measure: Measure,
    private readonly currentTheme: () => Theme,
    readonly images: ImageSource,
  ) {}

  /**
   * Paints there from now on: `scale` device pixels for a board unit. `onGlass`: the canvas lies over the board, so that
   * nothing painted there can be mixed with what is below.
   */
  use(context: CanvasRenderingContext2D, scale: number, onGlass: boolean): void {
    this.target = context;
    this.pixels = scale;
    this.isOnGlass = onGlass;
  }

  /** Paints a highlighter's mark, through which everything below can be read. */
  highlight(paint: () => void): void {
    const { context, isOnGlass } = this;
    const { globalAlpha, globalCompositeOperation } = context;
    if (isOnGlass) {
      context.globalAlpha = GLASS * globalAlpha;
    } else {
      context.globalCompositeOperation = this.theme.highlighting;
    }
    paint();
    context.globalAlpha = globalAlpha;
    context.globalCompositeOperation = globalCompositeOperation;
  }

  get context(): CanvasRenderingContext2D {
    return this.target!;
  }

  /** Device pixels for a board unit. */
  get scale(): number {
    return this.pixels;
  }

  get theme(): Theme {
    return this.currentTheme();
  }

  /** Writes the lines that end above `end`, in the colour that is set. */
  letters(block: TextBlock, x: number, y: number, end: number): void {
    const rows = fittingRows(block, y, end);
    if (rows.length === 0) {
      return;
    }
    const { font } = block;
    const top = y + block.top;
    if (font.size * this.scale < SMALLEST_LETTERS) {
      return this.bars(rows, font, x, top);
    }
    const { context } = this;
    context.font = cssFont(font);
    context.textRendering = "geometricPrecision";
    rows.forEach((row, i) => this.row(row, font, x, top + i * lineHeight(font) + baseline(font)));
    context.direction = "ltr";
  }

  private row({ text, x, isRtl, marker, links }: Row, font: Font, left: number, base: number): void {
    const { context } = this;
    context.direction = isRtl ? "rtl" : "ltr";
    context.textAlign = "left";
    context.fillText(text, left + x, base);
    if (marker !== undefined) {
      context.fillText(marker.text, left + marker.x, base);
    }
    const line = underline(font);
    links.forEach((link) => context.fillRect(left + link.x, base + line.below, link.width, line.height));
  }

  private bars(rows: readonly Row[], font: Font, x: number, y: number): void {
    const { context } = this;
    const height = lineHeight(font);
    const { globalAlpha } = context;
    context.globalAlpha = 0.4 * globalAlpha;
    rows.forEach((row, i) => context.fillRect(x + row.x, y + i * height + font.size * 0.4, row.width, font.size * 0.5));
    context.globalAlpha = globalAlpha;
  }
}
