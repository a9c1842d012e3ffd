import type { ErrorCode } from "../protocol/contract.ts";
import type { Drawn } from "../protocol/element.ts";

/** Whoever has opened the text editor. */
export interface WritingListener {
  /** Why the board would not take what is written now; undefined: it would. */
  refusal(): ErrorCode | undefined;
  /** Something was written. */
  wrote?(written: Drawn): void;
  /** Called once with the written element, when the person has finished. `abandoned`: a new one isn't to be put. */
  finish(written: Drawn, abandoned: boolean): void;
}

/** A text editor over the board. */
export interface ElementWriter {
  /**
   * Opens it for an element that has texts, with what is written in `written`. False: it stays open for another one, which
   * the board doesn't take yet.
   */
  open(element: Drawn, listener: WritingListener, written?: Drawn): boolean;
}
