import type { Clock } from "../base/clock.ts";
import { times } from "../protocol/contract.ts";

/** Tracks when the person was last active in this page. Loading the page counts as activity. */
export class Activity {
  readonly #clock: Clock;
  #latest: number;
  #isToTell = false;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#latest = clock.now();
  }

  get isIdle(): boolean {
    return this.#clock.now() - this.#latest >= times.idleAfter;
  }

  /** Records activity. */
  note(): void {
    this.#latest = this.#clock.now();
    this.#isToTell = true;
  }

  /** Returns whether there was activity since the last call. */
  take(): boolean {
    const isToTell = this.#isToTell;
    this.#isToTell = false;
    return isToTell;
  }
}
