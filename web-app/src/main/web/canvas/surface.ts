import type { Turn } from "../elements/turning.ts";
import type { Box } from "../geometry/box.ts";

/** Sets a canvas's size in device pixels. Returns whether the size has changed: then the canvas is empty. */
export function fit(canvas: HTMLCanvasElement, size: { width: number; height: number }): boolean {
  const { width, height } = size;
  const changes = canvas.width !== width || canvas.height !== height;
  if (changes) {
    canvas.width = width;
    canvas.height = height;
  }
  return changes;
}

/** Repaints a part of a canvas, given in device pixels, and nothing outside of it. */
export function repaint(context: CanvasRenderingContext2D, part: Box, paint: () => void): void {
  const [width, height] = [part.maxX - part.minX, part.maxY - part.minY];
  context.save();
  context.beginPath();
  context.rect(part.minX, part.minY, width, height);
  context.clip();
  context.clearRect(part.minX, part.minY, width, height);
  paint();
  context.restore();
}

/** What is drawn from here on is turned, if there is a turn. */
export function turnContext(context: CanvasRenderingContext2D, turn: Turn | undefined): void {
  if (turn !== undefined) {
    const { degrees, centre } = turn;
    context.translate(centre.x, centre.y);
    context.rotate(degrees * Math.PI / 180);
    context.translate(-centre.x, -centre.y);
  }
}
