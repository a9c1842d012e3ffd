import type { Crop } from "../protocol/crop.ts";

/** The pixels of an image, and how many there are. */
export type Pixels = CanvasImageSource & { readonly width: number; readonly height: number };

/** Where the pixels of images come from. They load when they are asked for, and everything is painted again once they are there. */
export interface ImageSource {
  /** The pixels; undefined: they aren't there yet, or can't be had. */
  find(hash: string): Pixels | undefined;
  /** A part of them as a `data:` address. */
  dataUrl(hash: string, part: Crop): string | undefined;
}

/** Where there are no images. */
export const noImages: ImageSource = { find: () => undefined, dataUrl: () => undefined };
