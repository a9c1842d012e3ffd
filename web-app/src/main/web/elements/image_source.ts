/** Where the pixels of images come from. They load when they are asked for, and everything is painted again once they are there. */
export interface ImageSource {
  /** The pixels; undefined: they aren't there yet, or can't be had. */
  find(hash: string): CanvasImageSource | undefined;
  /** The same as a `data:` address. */
  dataUrl(hash: string): string | undefined;
}

/** Where there are no images. */
export const noImages: ImageSource = { find: () => undefined, dataUrl: () => undefined };
