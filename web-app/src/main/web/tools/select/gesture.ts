import type { Sample } from "../tool.ts";

/** In screen pixels: how far from an element a press still hits it, and how far a press must move to become a drag. */
export const REACH = 6;
export const DRAG_FROM = 4;

/** What a press with the select tool has become. It ends once, with `up` or `cancel`. */
export interface SelectGesture {
  move(at: Sample): void;
  up(at: Sample): void;
  cancel(): void;
}
