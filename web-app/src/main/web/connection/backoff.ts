import type { Clock } from "../base/clock.ts";
import { times } from "../protocol/contract.ts";

/** How long to wait before coming back: at random, so that a class doesn't come back all at once (C8). */
export class Backoff {
  readonly #clock: Clock;
  #bound: number = times.firstReconnectWait;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The next wait in milliseconds. */
  next(): number {
    const wait = this.#clock.random() * this.#bound;
    this.#bound = Math.min(times.lastReconnectWait, 2 * this.#bound);
    return wait;
  }

  /** Whether there has been no wait since the last reset. */
  get isRested(): boolean {
    return this.#bound === times.firstReconnectWait;
  }

  reset(): void {
    this.#bound = times.firstReconnectWait;
  }
}
