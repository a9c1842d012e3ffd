import type { Drawn } from "../protocol/element.ts";

/** Told the element as it was written, once, when the person has finished; abandoned: by Escape with nothing written. */
export type FinishWriting = (written: Drawn, abandoned: boolean) => void;

/** Where people write: a text editor over the board. */
export interface ElementWriter {
  /** Opens it for an element that has texts. */
  open(element: Drawn, finish: FinishWriting): void;
}
