import type { ElementOf } from "../protocol/element.ts";

/** An element with text that a person writes. */
export type Written = ElementOf<"text" | "post">;

/** Told the element as it was written, once, when the person has finished; abandoned: by Escape with nothing written. */
export type FinishWriting = (written: Written, abandoned: boolean) => void;

/** Where people write: a text editor over the board. */
export interface ElementWriter {
  open(element: Written, finish: FinishWriting): void;
}
