import { type ReadonlySignal, signal } from "@preact/signals";
import type { Clock } from "../base/clock.ts";

/** In milliseconds. */
const SHOWN = 4000;

/** One short notice at a time, which goes away by itself: a newer one says what is so now. */
export class Notices {
  readonly #clock: Clock;
  readonly #current = signal<{ readonly text: string } | undefined>(undefined);
  #cancel = () => {};

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get current(): ReadonlySignal<{ readonly text: string } | undefined> {
    return this.#current;
  }

  say(text: string): void {
    this.#cancel();
    this.#current.value = { text };
    this.#cancel = this.#clock.after(SHOWN, () => void (this.#current.value = undefined));
  }
}
