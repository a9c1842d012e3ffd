import type { FontWeight } from "../fonts/catalog.ts";

/** A font file. */
export interface FontBytes {
  readonly bytes: Uint8Array;
  /** Its characters, as CSS has them. */
  readonly ranges: string;
}

/** Where the fonts of the board's letters come from. */
export interface FontFiles {
  /** The files that have a text's letters, the first choice first. A letter that none of them has is one of the browser's own. */
  filesFor(text: string, weight: FontWeight): Promise<readonly FontBytes[]>;
}

/** A line of letters in pixels, for letters that no font file has. */
export interface PaintedLetters {
  /** A PNG as a `data:` address. */
  readonly dataUrl: string;
  /** In board units, from the baseline's start. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}
