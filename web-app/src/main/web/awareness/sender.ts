import type { Clock } from "../base/clock.ts";
import { times } from "../protocol/contract.ts";

export interface Manner<V> {
  /** The least time from one message to the next, in milliseconds. */
  readonly interval: () => number;
  /** Whether it is said again and again while it lasts. */
  readonly repeats: () => boolean;
  /** How long the others know of what they hear nothing more of, in milliseconds. */
  readonly life: number;
  readonly same: (a: V | undefined, b: V | undefined) => boolean;
}

/** Tells the others one kind of thing: what is new at once, and what follows within an interval once, at its end (A1). */
export class Sender<V> {
  readonly #clock: Clock;
  readonly #manner: Manner<V>;
  readonly #send: (value: V | undefined) => void;
  #latest: V | undefined;
  #sent: V | undefined;
  #saidAt = -Infinity;
  /** Whether the others know what was sent last. */
  #known = true;
  #resting = true;
  #cancel = () => {};

  /** `send` gets undefined for: no longer. */
  constructor(clock: Clock, manner: Manner<V>, send: (value: V | undefined) => void) {
    this.#clock = clock;
    this.#manner = manner;
    this.#send = send;
  }

  get latest(): V | undefined {
    return this.#latest;
  }

  show(value: V | undefined): void {
    this.#latest = value;
    if (this.#resting) {
      this.#flush();
    }
  }

  /** Says nothing for so long, and then how things are. */
  pause(milliseconds: number): void {
    this.#resting = false;
    this.#flushAfter(milliseconds);
  }

  /** What was sent may have been lost: says how things are, unless the others would have forgotten it by now. */
  restart(): void {
    if (this.#clock.now() - this.#saidAt >= this.#manner.life) {
      return;
    }
    this.#known = false;
    this.#sent = undefined;
    if (this.#resting) {
      this.#flush();
    }
  }

  close(): void {
    this.#cancel();
  }

  #flush(): void {
    if (this.#known && this.#manner.same(this.#latest, this.#sent)) {
      this.#rest();
    } else {
      this.#say();
    }
  }

  #say(): void {
    this.#resting = false;
    this.#known = true;
    this.#sent = this.#latest;
    this.#saidAt = this.#clock.now();
    this.#send(this.#latest);
    this.#flushAfter(this.#manner.interval());
  }

  #flushAfter(milliseconds: number): void {
    this.#cancel();
    this.#cancel = this.#clock.after(milliseconds, () => this.#flush());
  }

  #rest(): void {
    this.#cancel();
    this.#resting = true;
    if (this.#latest !== undefined) {
      this.#cancel = this.#clock.after(times.gestureRepeat, () => this.#manner.repeats() && this.#say());
    }
  }
}

/** For values that are short when they are written down. */
export function sameJson<V>(a: V | undefined, b: V | undefined): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
