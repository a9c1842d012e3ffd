import type { Clock } from "../../../main/web/base/clock.ts";

/** Until whatever waits only for promises has gone on. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/** A clock that stands still until it is moved. */
export class FakeClock implements Clock {
  /** What `random` returns. */
  chance = 0.5;
  #now = 0;
  #tasks: { readonly at: number; readonly task: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  random(): number {
    return this.chance;
  }

  after(delay: number, task: () => void): () => void {
    const entry = { at: this.#now + delay, task };
    this.#tasks.push(entry);
    return () => {
      this.#tasks = this.#tasks.filter((other) => other !== entry);
    };
  }

  /** Lets time pass, running each task at its time. */
  advance(milliseconds: number): void {
    this.#runUntil(this.#now + milliseconds, (at) => this.#now = Math.max(this.#now, at));
  }

  /** Like `advance`, and what comes of promises comes at its time, too. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds;
    await settled();
    for (let next = this.#earliest(end); next !== undefined; next = this.#earliest(end)) {
      this.advance(next.at - this.#now);
      await settled();
    }
    this.advance(end - this.#now);
  }

  /** Lets time pass as for a hidden page: all tasks that became due run late, at the end. */
  sleep(milliseconds: number): void {
    this.#now += milliseconds;
    this.#runUntil(this.#now, () => {});
  }

  #runUntil(end: number, arriveAt: (at: number) => void): void {
    for (let next = this.#earliest(end); next !== undefined; next = this.#earliest(end)) {
      const { at, task } = next;
      this.#tasks = this.#tasks.filter((other) => other !== next);
      arriveAt(at);
      task();
    }
    this.#now = end;
  }

  #earliest(end: number) {
    return this.#tasks.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
  }
}
