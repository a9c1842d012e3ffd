import type { Box } from "./box.ts";
import { DirtyRegion } from "./dirty_region.ts";
import { Frame } from "./frame.ts";
import type { Painter } from "./paint.ts";
import type { Scene } from "./scene.ts";
import { pixelSize, type PixelTransform, pixelTransform, toBoardBox, toPixels, type View } from "./view.ts";

/** Draws the scene's elements: in each frame only what has changed since the last one. */
export class Renderer {
  private readonly context: CanvasRenderingContext2D;
  private readonly dirty = new DirtyRegion();
  private readonly frame = new Frame(() => this.draw());
  private view: View | undefined;

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly scene: Scene,
    private readonly painter: Painter,
  ) {
    this.context = canvas.getContext("2d")!;
    scene.onChange((boxes) => this.soil(boxes));
  }

  show(view: View): void {
    const { width, height } = pixelSize(view);
    if (this.canvas.width !== width || this.canvas.height !== height) {
      this.canvas.width = width;
      this.canvas.height = height;
      this.dirty.resize({ width, height });
    }
    this.view = view;
    this.repaint();
  }

  repaint(): void {
    this.dirty.addAll();
    this.frame.ask();
  }

  private soil(boxes: readonly Box[]): void {
    if (this.view === undefined) {
      return;
    }
    const transform = pixelTransform(this.view);
    boxes.forEach((box) => this.dirty.add(toPixels(transform, box)));
    this.frame.ask();
  }

  private draw(): void {
    if (this.view !== undefined) {
      const transform = pixelTransform(this.view);
      this.dirty.take().forEach((pixels) => this.drawPart(pixels, transform));
    }
  }

  private drawPart(pixels: Box, transform: PixelTransform): void {
    const { context } = this;
    const [width, height] = [pixels.maxX - pixels.minX, pixels.maxY - pixels.minY];
    context.save();
    context.beginPath();
    context.rect(pixels.minX, pixels.minY, width, height);
    context.clip();
    context.clearRect(pixels.minX, pixels.minY, width, height);
    context.setTransform(transform.scale, 0, 0, transform.scale, transform.offsetX, transform.offsetY);
    for (const element of this.scene.within(toBoardBox(transform, pixels))) {
      this.painter.paint(context, element, transform.scale);
    }
    context.restore();
  }
}
