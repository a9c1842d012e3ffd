import type { HistoryPart } from "../access/responses.ts";
import type { Clock } from "../base/clock.ts";
import type { Outcome } from "../base/outcome.ts";
import type { Lesson } from "./lesson.ts";

/** More text than this isn't loaded: phones have no more memory for a page. In characters. */
const mostText = 128 * 1024 * 1024;

/** After a failure it is tried again so many milliseconds later. */
const retryAfter = 2_000;

/** So many failures one after the other, and no more is tried. */
const mostFailures = 60;

/** Loads a lesson part by part, from the present backwards. */
export class LessonLoader {
  readonly #lesson: Lesson;
  readonly #clock: Pick<Clock, "after">;
  readonly #fetch: (upTo: number) => Promise<Outcome<HistoryPart>>;
  readonly #loaded: () => void;
  #isStopped = false;
  #problem: "lost" | "too-much" | undefined;

  constructor(lesson: Lesson, clock: Pick<Clock, "after">, fetch: (upTo: number) => Promise<Outcome<HistoryPart>>, loaded: () => void) {
    this.#lesson = lesson;
    this.#clock = clock;
    this.#fetch = fetch;
    this.#loaded = loaded;
  }

  /** Why no more comes; undefined: all is here, or still comes. */
  get problem(): "lost" | "too-much" | undefined {
    return this.#problem;
  }

  /** Loads all that there is. Tells after each part. */
  async load(): Promise<void> {
    let failures = 0;
    while (!this.#isStopped && !this.#lesson.isComplete && this.#problem === undefined) {
      const outcome = await this.#fetch(this.#lesson.first);
      if (this.#isStopped) {
        return;
      }
      if (outcome.kind === "unavailable" && ++failures < mostFailures) {
        await new Promise<void>((resolve) => this.#clock.after(retryAfter, resolve));
        continue;
      }
      failures = 0;
      this.#take(outcome);
      this.#loaded();
    }
  }

  stop(): void {
    this.#isStopped = true;
  }

  #take(outcome: Outcome<HistoryPart>): void {
    if (outcome.kind === "not-kept") {
      this.#lesson.end();
    } else if (outcome.kind !== "done" || !this.#lesson.add(outcome.value)) {
      this.#problem = "lost";
    } else if (!this.#lesson.isComplete && this.#lesson.bytes > mostText) {
      this.#problem = "too-much";
    }
  }
}
