import { type ReadonlySignal, signal } from "@preact/signals";

/** What screen readers say when they have said what they are saying. */
export class LiveRegion {
  readonly #message = signal({ text: "", number: 0 });

  /** With a number, so that the same text is said again. */
  get message(): ReadonlySignal<{ readonly text: string; readonly number: number }> {
    return this.#message;
  }

  announce(text: string): void {
    this.#message.value = { text, number: this.#message.value.number + 1 };
  }
}
