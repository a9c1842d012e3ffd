import type { Box, Point, Size } from "../geometry/box.ts";
import { DirtyRegion } from "./dirty_region.ts";
import { FrameScheduler } from "./frame_scheduler.ts";
import type { Painter } from "./paint.ts";
import type { Scene } from "./scene.ts";
import { fit, repaint } from "./surface.ts";
import { pixelSize, type PixelTransform, pixelTransform, toBoardBox, toPixels, type View } from "./view.ts";
import { ZoomPicture } from "./zoom_picture.ts";

/** How much is seen of what is about to go. */
const FADED = 0.25;
/** More elements than this aren't painted for each frame while the zoom changes. */
const MANY = 500;

/**
 * Draws the scene's elements. In each frame it repaints only what has changed. While the zoom changes over many elements, it shows a
 * picture of them.
 */
export class Renderer {
  private readonly context: CanvasRenderingContext2D;
  private readonly dirty = new DirtyRegion();
  private readonly frame = new FrameScheduler((now) => this.draw(now));
  private transform: PixelTransform | undefined;
  /** How the canvas is painted. */
  private painted: PixelTransform | undefined;
  private zooming: ZoomPicture | undefined;
  /** The distance by which the painted content must be moved, in device pixels. */
  private scrolled: Point = { x: 0, y: 0 };

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly scene: Scene,
    private readonly painter: Painter,
  ) {
    this.context = canvas.getContext("2d")!;
    scene.onChange((boxes) => this.markDirty(boxes));
  }

  show(view: View): void {
    const size = pixelSize(view);
    const before = this.transform;
    const after = pixelTransform(view);
    this.transform = after;
    if (fit(this.canvas, size)) {
      this.zooming = undefined;
      this.dirty.resize(size);
    } else if (this.zooming !== undefined) {
      this.zooming.move();
    } else if (before?.scale === after.scale) {
      this.scroll(after.offsetX - before.offsetX, after.offsetY - before.offsetY);
    } else {
      this.zoom(size, after);
    }
    this.frame.schedule();
  }

  repaint(): void {
    this.dirty.addAll();
    this.frame.schedule();
  }

  private zoom({ width, height }: Size, to: PixelTransform): void {
    this.dirty.addAll();
    const seen = toBoardBox(to, { minX: 0, minY: 0, maxX: width, maxY: height });
    if (this.painted !== undefined && this.scene.countWithin(seen) > MANY) {
      this.zooming = new ZoomPicture(this.canvas, this.painted);
    }
  }

  private scroll(dx: number, dy: number): void {
    this.scrolled = { x: this.scrolled.x + dx, y: this.scrolled.y + dy };
    this.dirty.scroll(dx, dy);
  }

  private markDirty(boxes: readonly Box[]): void {
    const { transform } = this;
    if (transform !== undefined) {
      boxes.forEach((box) => this.dirty.add(toPixels(transform, box)));
      this.frame.schedule();
    }
  }

  private draw(now: number): void {
    const { transform, context, scrolled } = this;
    if (transform === undefined) {
      return;
    }
    if (this.zooming?.paint(context, transform, now)) {
      this.frame.schedule();
      return;
    }
    this.zooming = undefined;
    this.painted = transform;
    if (scrolled.x !== 0 || scrolled.y !== 0) {
      this.scrolled = { x: 0, y: 0 };
      context.globalCompositeOperation = "copy";
      context.drawImage(this.canvas, scrolled.x, scrolled.y);
      context.globalCompositeOperation = "source-over";
    }
    this.dirty.take().forEach((pixels) => this.drawPart(pixels, transform));
  }

  private drawPart(pixels: Box, transform: PixelTransform): void {
    const { context } = this;
    repaint(context, pixels, () => {
      context.setTransform(transform.scale, 0, 0, transform.scale, transform.offsetX, transform.offsetY);
      for (const element of this.scene.within(toBoardBox(transform, pixels))) {
        context.globalAlpha = this.scene.isFaded(element.id) ? FADED : 1;
        this.painter.paint(context, element, transform.scale);
        context.globalAlpha = 1;
        this.painter.badges(context, this.scene.badges(element.id), transform.scale);
      }
    });
  }
}
