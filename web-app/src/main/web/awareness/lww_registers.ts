import type { News } from "../protocol/awareness.ts";

interface Slot<V> {
  readonly value: V;
  /** When it was said last, in milliseconds. */
  readonly at: number;
}

/** One kind of thing that people show, by the name of whoever shows it: the latest counts (A2). */
export class LwwRegisters<V> {
  /** Whoever was heard of last comes last. */
  readonly #slots = new Map<string, Slot<V>>();

  merge(news: News<V> = {}, now: number): void {
    for (const [name, value] of Object.entries(news)) {
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

  /** Drops what was said last at `time` or before (A3). */
  expire(time: number): void {
    for (const [name, { at }] of this.#slots) {
      if (at <= time) {
        this.#slots.delete(name);
      }
    }
  }

  /** Forgets whoever isn't chosen. */
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

  /** When the oldest of these was said; undefined: there are none. */
  oldest(): number | undefined {
    const [first] = this.#slots.values();
    return first?.at;
  }

  /** What is the case after `news`. */
  protected join(_known: V, news: V): V {
    return news;
  }

  /** Something is over, or something else instead. */
  protected replaced(_name: string, _known: V, _after: V | null, _now: number): void {}
}
