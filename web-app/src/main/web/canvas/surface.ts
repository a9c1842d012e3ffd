import type { Box } from "../geometry/box.ts";

/** Gives a canvas its size in device pixels. Returns whether it had another one before: then it is empty now. */
export function fit(canvas: HTMLCanvasElement, size: { width: number; height: number }): boolean {
  const { width, height } = size;
  const changes = canvas.width !== width || canvas.height !== height;
  if (changes) {
    canvas.width = width;
    canvas.height = height;
  }
  return changes;
}

/** Paints a part of a canvas, given in device pixels, anew; nothing outside of it is touched. */
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
