import type { Box } from "../geometry/box.ts";
import type { PixelTransform } from "./view.ts";

/** Something that somebody else shows, drawn over the board. */
export interface Drawable {
  /** Unique among the drawables of one source. */
  readonly key: string;
  /** The device pixels that it fills. */
  readonly box: Box;
  /** Identifies its content: the same content in the same box needn't be painted again. */
  readonly look: unknown;
  /** Paints on a context that draws in device pixels, and leaves the context's state unchanged. */
  paint(context: CanvasRenderingContext2D): void;
}

/** How board units become device pixels, and how many of these a screen pixel has. */
export interface DeviceTransform extends PixelTransform {
  readonly pixelRatio: number;
}

/** Something that moves by itself. */
export interface Animated {
  /** Goes on by some milliseconds. Returns whether it is still moving. */
  advance(milliseconds: number): boolean;
}

/** Moving things that are drawn over the board. */
export interface DrawableSource extends Animated {
  drawables(transform: DeviceTransform): Iterable<Drawable>;
}
