import type { Box } from "../geometry/box.ts";
import type { PixelTransform } from "./view.ts";

/** Something of somebody else's that is drawn over the board. */
export interface Figure {
  /** Tells it from the others of its kind. */
  readonly key: string;
  /** The device pixels that it fills. */
  readonly box: Box;
  /** With the same look in the same box, it needn't be painted again. */
  readonly look: unknown;
  /** Paints on a context that draws in device pixels, and leaves it as it was. */
  paint(context: CanvasRenderingContext2D): void;
}

/** How figures are seen. */
export interface Sight extends PixelTransform {
  /** Device pixels for a screen pixel. */
  readonly pixelRatio: number;
}

/** Things that move by themselves. */
export interface Moving {
  /** Moves on by some milliseconds. Tells whether there is more to come. */
  advance(milliseconds: number): boolean;
}

/** Moving things that are drawn over the board. */
export interface Figures extends Moving {
  figures(sight: Sight): Iterable<Figure>;
}
