import { pictureBox } from "../elements/picture.ts";
import type { Theme } from "../elements/theme.ts";
import type { Measure } from "../elements/text_layout.ts";
import { byDepth } from "../elements/z_order.ts";
import type { Drawn } from "../protocol/element.ts";
import type { Painter } from "./paint.ts";

/** Pixels of a picture for a board unit, and the longest side of one in pixels: browsers paint nothing larger. */
const SCALE = 2;
const LONGEST = 4_096;

/** Elements as they lie on the board, painted on a canvas of their own. */
export function paintedPicture(elements: readonly Drawn[], painter: Pick<Painter, "paint">, theme: Theme, measure: Measure): HTMLCanvasElement {
  const { minX, minY, maxX, maxY } = pictureBox(elements, measure);
  const scale = Math.min(SCALE, LONGEST / Math.max(maxX - minX, maxY - minY));
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [Math.ceil((maxX - minX) * scale), Math.ceil((maxY - minY) * scale)];
  const context = canvas.getContext("2d")!;
  context.setTransform(scale, 0, 0, scale, -minX * scale, -minY * scale);
  context.fillStyle = theme.board;
  context.fillRect(minX, minY, maxX - minX, maxY - minY);
  elements.toSorted(byDepth).forEach((element) => painter.paint(context, element, scale));
  return canvas;
}
