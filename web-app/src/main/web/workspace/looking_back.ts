import { type ReadonlySignal, signal } from "@preact/signals";
import { t } from "../text/text.ts";
import type { TimeMachine, TimeMachineOptions } from "./time_machine.ts";

export interface LookingBackOptions extends Omit<TimeMachineOptions, "ended"> {
  /** Ends what the person is doing: nothing of it goes on while they look back. */
  interrupt(): void;
  /** The person is back. */
  returned(): void;
}

/** Whether the person looks at the board as it was. What this takes is loaded when it is needed. */
export class LookingBack {
  readonly #options: LookingBackOptions;
  readonly #machine = signal<TimeMachine | undefined>(undefined);
  #isBeginning = false;

  constructor(options: LookingBackOptions) {
    this.#options = options;
  }

  /** Undefined: the person looks at the present board. */
  get machine(): ReadonlySignal<TimeMachine | undefined> {
    return this.#machine;
  }

  get isOn(): boolean {
    return this.#machine.peek() !== undefined;
  }

  async begin(): Promise<void> {
    if (this.isOn || this.#isBeginning) {
      return;
    }
    this.#isBeginning = true;
    try {
      const { TimeMachine } = await import("./time_machine.ts");
      const now = this.#options.client.confirmed();
      if (now === undefined) {
        this.#options.say(t("notice.unavailable"));
        return;
      }
      this.#options.interrupt();
      this.#machine.value = new TimeMachine(now, { ...this.#options, ended: () => this.end() });
    } catch {
      this.#options.say(t("notice.unavailable"));
    } finally {
      this.#isBeginning = false;
    }
  }

  /** Shows the present board again. Tells whether another one was looked at. */
  end(): boolean {
    const machine = this.#machine.peek();
    machine?.close();
    this.#machine.value = undefined;
    if (machine !== undefined) {
      this.#options.returned();
    }
    return machine !== undefined;
  }
}
