import type { Point } from "../geometry/box.ts";
import type { Change } from "../protocol/contract.ts";

/** One gesture of an eraser. */
export interface Erasing {
  /** The eraser goes from one place to another, and takes away what is nearer than `reach`, in board units. */
  erase(from: Point, to: Point, reach: number): void;
  /** What the gesture amounts to. */
  changes(): readonly Change[];
}
