import { fit } from "./surface.ts";
import type { PixelTransform } from "./view.ts";

/** So long without a further change of the zoom is a rest. In milliseconds. */
const REST = 120;
/** The picture isn't older than this, so that what comes into view is seen. In milliseconds. */
const OLDEST = 600;

/** What is shown while the zoom changes, where painting all elements for each frame would take too long: a picture of them, stretched. */
export class ZoomPicture {
  private readonly picture = document.createElement("canvas");
  private isMoved = true;
  private taken: number | undefined;
  private rests = 0;

  /** `at`: how the canvas was painted. */
  constructor(canvas: HTMLCanvasElement, private readonly at: PixelTransform) {
    fit(this.picture, canvas);
    this.picture.getContext("2d")!.drawImage(canvas, 0, 0);
  }

  /** The view has changed. */
  move(): void {
    this.isMoved = true;
  }

  /** Paints it for a frame. False: the elements must be painted, since the zoom rests or the picture is old. */
  paint(context: CanvasRenderingContext2D, to: PixelTransform, now: number): boolean {
    this.taken ??= now;
    if (this.isMoved) {
      this.rests = now;
    }
    if (now - this.rests >= REST || now - this.taken >= OLDEST) {
      return false;
    }
    if (this.isMoved) {
      this.isMoved = false;
      this.stretch(context, to);
    }
    return true;
  }

  private stretch(context: CanvasRenderingContext2D, { scale, offsetX, offsetY }: PixelTransform): void {
    const factor = scale / this.at.scale;
    context.save();
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, context.canvas.width, context.canvas.height);
    context.setTransform(factor, 0, 0, factor, offsetX - this.at.offsetX * factor, offsetY - this.at.offsetY * factor);
    context.drawImage(this.picture, 0, 0);
    context.restore();
  }
}
