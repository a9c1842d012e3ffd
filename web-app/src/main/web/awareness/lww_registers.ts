import type { RegisterUpdates } from "../protocol/awareness.ts";

interface Slot<V> {
  readonly value: V;
  /** The time of the last update, in milliseconds. */
  readonly at: number;
}

/** Last-writer-wins registers by name: one kind of awareness, one register for each user or client (A2). */
export class LwwRegisters<V> {
  /** The latest update is the last entry. */
  readonly #slots = new Map<string, Slot<V>>();

  merge(received: RegisterUpdates<V> = {}, now: number): void {
    for (const [name, value] of Object.entries(received)) {
      const known = this.get(name);
      this.#slots.delete(name);
      const after = known === undefined || value === null ? value : this.join(known, value);
      if (after !== null) {
        this.#slots.set(name, { value: after, at: now });
      }
      if (known !== undefined && known !== after) {
        this.replaced(name, known, after, now);
      }
    }
  }

  /** Removes the registers that were updated at `time` or before (A3). */
  expire(time: number): void {
    for (const [name, { at }] of this.#slots) {
      if (at <= time) {
        this.#slots.delete(name);
      }
    }
  }

  /** Keeps only the chosen registers. */
  keep(isChosen: (name: string) => boolean): void {
    for (const name of this.#slots.keys()) {
      if (!isChosen(name)) {
        this.#slots.delete(name);
      }
    }
  }

  get(name: string): V | undefined {
    return this.#slots.get(name)?.value;
  }

  *entries(): Iterable<readonly [name: string, value: V]> {
    for (const [name, { value }] of this.#slots) {
      yield [name, value];
    }
  }

  /** The time of the oldest update; undefined: there is none. */
  oldest(): number | undefined {
    const [first] = this.#slots.values();
    return first?.at;
  }

  /** The value after an update. */
  protected join(_known: V, received: V): V {
    return received;
  }

  /** A value was removed or replaced. */
  protected replaced(_name: string, _known: V, _after: V | null, _now: number): void {}
}
