import type { Clock } from "../base/clock.ts";
import { times } from "../protocol/contract.ts";

/** Whether the person does something in this page. Loading it was the first thing. */
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

  /** The person does something. */
  note(): void {
    this.#latest = this.#clock.now();
    this.#isToTell = true;
  }

  /** Whether the person has done something since this was asked last. */
  take(): boolean {
    const isToTell = this.#isToTell;
    this.#isToTell = false;
    return isToTell;
  }
}
