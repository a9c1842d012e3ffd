import type { Drawn } from "../protocol/element.ts";

/** Called once with the written element, when the person has finished. `abandoned`: by Escape, with nothing written. */
export type FinishWriting = (written: Drawn, abandoned: boolean) => void;

/** A text editor over the board. */
export interface ElementWriter {
  /** Opens it for an element that has texts. */
  open(element: Drawn, finish: FinishWriting): void;
}
