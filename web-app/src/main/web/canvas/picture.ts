import type { Picture } from "../elements/picture.ts";
import { paperLines } from "../elements/paper.ts";
import type { SvgNode } from "../elements/svg.ts";
import type { Theme } from "../elements/theme.ts";
import { byDepth } from "../elements/z_order.ts";
import type { Box } from "../geometry/box.ts";
import type { Painter } from "./paint.ts";

/** Pixels of a picture for a board unit. */
const SCALE = 2;
/** The longest side of a picture, and the most pixels: Safari on a tablet paints nothing larger. */
const LONGEST = 8_192;
const MOST_PIXELS = 16_000_000;

/** Pixels for a board unit in a picture of this part of the board: fewer than usual for a large one. */
export function pictureScale({ minX, minY, maxX, maxY }: Box): { readonly scale: number; readonly isReduced: boolean } {
  const [width, height] = [maxX - minX, maxY - minY];
  const most = Math.min(LONGEST / Math.max(width, height), Math.sqrt(MOST_PIXELS / (width * height)));
  return { scale: Math.min(SCALE, most), isReduced: most < SCALE };
}

/** A picture on a canvas of its own, as the board's canvas lies on its paper. */
export function paintedPicture({ elements, box, background }: Picture, painter: Pick<Painter, "paint">, theme: Theme): HTMLCanvasElement {
  const { scale } = pictureScale(box);
  // Elements lie on whole pixels as on the screen.
  const [offsetX, offsetY] = [Math.round(-box.minX * scale), Math.round(-box.minY * scale)];
  const canvas = document.createElement("canvas");
  const pixels = (length: number) => Math.max(1, Math.ceil(length * scale - 0.001));
  [canvas.width, canvas.height] = [pixels(box.maxX - box.minX), pixels(box.maxY - box.minY)];
  const context = canvas.getContext("2d")!;
  context.setTransform(scale, 0, 0, scale, offsetX, offsetY);
  elements.toSorted(byDepth).forEach((element) => painter.paint(context, element, scale));
  if (background !== "transparent") {
    // The paper comes last, below everything: highlighters don't blend with it.
    context.globalCompositeOperation = "destination-over";
    paperLines(background, box, theme).forEach((line) => strokeLine(context, line));
    context.fillStyle = theme.board;
    context.fillRect(-offsetX / scale, -offsetY / scale, canvas.width / scale, canvas.height / scale);
  }
  return canvas;
}

function strokeLine(context: CanvasRenderingContext2D, { attributes }: SvgNode): void {
  context.strokeStyle = String(attributes["stroke"]);
  context.lineWidth = Number(attributes["stroke-width"]);
  context.lineCap = attributes["stroke-linecap"] === "round" ? "round" : "butt";
  context.setLineDash(String(attributes["stroke-dasharray"] ?? "").split(" ").filter((part) => part !== "").map(Number));
  context.stroke(new Path2D(String(attributes["d"])));
  context.setLineDash([]);
}
