import type { Clock } from "../base/clock.ts";

/** Operations usually take a small part of this. In milliseconds. */
const stallAfter = 2_000;

/** Detects that operations are pending and none is acknowledged. */
export class SaveWatch {
  readonly #clock: Clock;
  readonly #changed: () => void;
  #pending = 0;
  #stalled = false;
  #cancel = () => {};

  constructor(clock: Clock, changed: () => void) {
    this.#clock = clock;
    this.#changed = changed;
  }

  get isStalled(): boolean {
    return this.#stalled;
  }

  /** Sets the number of pending operations. */
  update(pending: number): void {
    if (pending < this.#pending) {
      this.#settle(false);
    }
    if (this.#pending === 0 || pending < this.#pending) {
      this.#cancel();
      this.#cancel = pending === 0 ? () => {} : this.#clock.after(stallAfter, () => this.#settle(true));
    }
    this.#pending = pending;
  }

  close(): void {
    this.#cancel();
  }

  #settle(stalled: boolean): void {
    if (this.#stalled !== stalled) {
      this.#stalled = stalled;
      this.#changed();
    }
  }
}
