import type { Drag } from "./contract.ts";

/** Where an element is while it is being moved or resized. */
export type Place = Drag[string];

/** Of whom it names, what is the case now; null: no longer. */
export type RegisterUpdates<V> = Readonly<Record<string, V | null>>;

/** Board units to the tenth: nobody sees the difference while things move, and it is short on the wire. */
export function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
