import type { Clock } from "../base/clock.ts";
import type { Lesson } from "./lesson.ts";

/** How many times as quickly as it happened. */
export const speeds = [1, 2, 4, 8, 16] as const;

export type Speed = typeof speeds[number];

/** A pause of the lesson is no longer than this. In milliseconds. */
export const longestPause = 3_000;

/** Between two looks at the clock. In milliseconds. */
const tick = 50;

export interface PlaybackOptions {
  readonly lesson: Lesson;
  readonly clock: Pick<Clock, "now" | "after">;
  /** The event up to which the board is shown. */
  position(): number;
  speed(): Speed;
  /** Whose work is followed: what others do takes no time. Undefined: everybody's. */
  followed(): string | undefined;
  show(seq: number): void;
  ended(): void;
}

/** Shows one event after the other, at the pace at which they happened or more quickly. */
export class Playback {
  readonly #options: PlaybackOptions;
  #cancel = () => {};
  /** The lesson's time that has been played and shown nothing yet. */
  #spare = 0;
  #lookedAt = 0;
  /** When the last event happened that was waited for. */
  #happenedAt: number | undefined;

  constructor(options: PlaybackOptions) {
    this.#options = options;
  }

  /** Goes on from the position. What comes next comes at once. */
  play(): void {
    this.#cancel();
    this.#spare = 0;
    this.#happenedAt = undefined;
    this.#lookedAt = this.#options.clock.now();
    this.#step();
  }

  pause(): void {
    this.#cancel();
  }

  #step(): void {
    const { lesson, clock, position, speed, show, ended } = this.#options;
    const now = clock.now();
    this.#spare += (now - this.#lookedAt) * speed();
    this.#lookedAt = now;
    const before = position();
    let seq = before;
    while (seq < lesson.last && this.#waitFor(seq + 1) <= this.#spare) {
      seq++;
      this.#spare -= this.#waitFor(seq);
      const { doer, at } = lesson.deed(seq)!;
      if (this.#takesTime(doer)) {
        this.#happenedAt = at;
      }
    }
    if (seq > before) {
      show(seq);
    }
    if (seq === lesson.last) {
      ended();
    } else {
      this.#cancel = clock.after(tick, () => this.#step());
    }
  }

  #waitFor(seq: number): number {
    const { doer, at } = this.#options.lesson.deed(seq)!;
    return this.#takesTime(doer) ? Math.min(Math.max(0, at - (this.#happenedAt ?? at)), longestPause) : 0;
  }

  #takesTime(doer: string): boolean {
    const followed = this.#options.followed();
    return followed === undefined || followed === doer;
  }
}
