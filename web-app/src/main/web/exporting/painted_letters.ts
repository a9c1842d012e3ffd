import { isRtl } from "../elements/text_block.ts";
import { cssFont, type Font } from "../elements/text_layout.ts";
import type { PaintedLetters } from "./fonts.ts";

/** Pixels for a board unit: sharp on paper, too. */
const SCALE = 4;
/** The widest picture, in pixels. */
const WIDEST = 8_192;

/** Paints letters with the browser's fonts: those that no font file has, as emoji. */
export function paintedLetters(text: string, font: Font, color: string): PaintedLetters | undefined {
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d")!;
  context.font = cssFont(font);
  context.direction = isRtl(text) ? "rtl" : "ltr";
  context.textAlign = "left";
  const box = context.measureText(text);
  const [left, top] = [-Math.ceil(box.actualBoundingBoxLeft) - 1, -Math.ceil(box.actualBoundingBoxAscent) - 1];
  const width = Math.ceil(box.actualBoundingBoxRight) + 1 - left;
  const height = Math.ceil(box.actualBoundingBoxDescent) + 1 - top;
  const scale = Math.min(SCALE, WIDEST / width);
  [canvas.width, canvas.height] = [Math.ceil(width * scale), Math.ceil(height * scale)];
  if (canvas.width === 0 || canvas.height === 0) {
    return undefined;
  }
  context.scale(scale, scale);
  context.font = cssFont(font);
  context.direction = isRtl(text) ? "rtl" : "ltr";
  context.textAlign = "left";
  context.textRendering = "geometricPrecision";
  context.fillStyle = color;
  context.fillText(text, -left, -top);
  return { dataUrl: canvas.toDataURL("image/png"), left, top, width, height };
}
