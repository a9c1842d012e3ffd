import type { Deed, Doer } from "../history/deed.ts";
import type { Lesson } from "../history/lesson.ts";
import { exactTime, t } from "../text/text.ts";
import { deedText } from "./deeds.ts";

/** The moments of a lesson in words. */
export class Moments {
  readonly #lesson: Lesson;

  constructor(lesson: Lesson) {
    this.#lesson = lesson;
  }

  get last(): number {
    return this.#lesson.last;
  }

  /** Those who have done something, whoever has done the latest first. */
  get doers(): readonly Doer[] {
    return this.#lesson.doers;
  }

  /** The events that take something away, the latest first. */
  get removals(): readonly number[] {
    return this.#lesson.removals;
  }

  /** When an event happened; undefined: it isn't known, or there is none. */
  timeOf(seq: number): string | undefined {
    const deed = this.#lesson.deed(seq);
    return deed && seq > this.#lesson.first ? exactTime(deed.at, Date.now()) : undefined;
  }

  /** What happened with an event. */
  textOf(seq: number): string {
    return seq > this.#lesson.first ? deedText(this.#lesson.event(seq)) : t("lookBack.beginning");
  }

  /** When and what. */
  labelOf(seq: number): string {
    return [this.timeOf(seq), this.textOf(seq)].filter((part) => part !== undefined).join(" · ");
  }

  /** What somebody did, or anybody, around an event, in order: so many deeds before it, and after it. */
  around(seq: number, each: number, doer: string | undefined): readonly Deed[] {
    return [...this.#collect(seq, -1, each + 1, doer).reverse(), ...this.#collect(seq + 1, 1, each, doer)];
  }

  #collect(from: number, direction: 1 | -1, count: number, doer: string | undefined): Deed[] {
    const found: Deed[] = [];
    let seq = this.#lesson.next(from, direction, doer);
    while (seq !== undefined && found.length < count) {
      found.push(this.#lesson.deed(seq)!);
      seq = this.#lesson.next(seq + direction, direction, doer);
    }
    return found;
  }
}
