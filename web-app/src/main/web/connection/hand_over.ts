import type { Attempt, AttemptListener, Socket } from "./attempt.ts";
import { Backoff } from "./backoff.ts";
import type { Clock } from "./clock.ts";

/** Milliseconds after which an attempt counts as failed. */
const openWithin = 5_000;

/**
 * The way from a socket that its gateway is about to close to the next one, which is opened while the present one goes on
 * (C9). What can't be opened is tried again after the waits of C8.
 */
export class HandOver {
  readonly #clock: Clock;
  readonly #begin: (listener: AttemptListener) => Attempt;
  readonly #opened: (socket: Socket) => void;
  readonly #backoff: Backoff;
  #isUnderWay = false;
  #attempt: Attempt | undefined;
  /** Of the attempt's limit, or of the wait for the next one. */
  #cancelTimer = () => {};

  /** `begin` begins an attempt; `opened` is told of the next socket when it is open. */
  constructor(clock: Clock, begin: (listener: AttemptListener) => Attempt, opened: (socket: Socket) => void) {
    this.#clock = clock;
    this.#begin = begin;
    this.#opened = opened;
    this.#backoff = new Backoff(clock);
  }

  get isUnderWay(): boolean {
    return this.#isUnderWay;
  }

  /** Begins, unless it has begun already. */
  begin(): void {
    if (!this.#isUnderWay) {
      this.#isUnderWay = true;
      this.#try();
    }
  }

  /** Tries no more. Returns the attempt that is under way, if there is one: it is the caller's now. */
  end(): Attempt | undefined {
    const attempt = this.#attempt;
    this.#isUnderWay = false;
    this.#attempt = undefined;
    this.#cancelTimer();
    this.#backoff.reset();
    return attempt;
  }

  #try(): void {
    this.#attempt = this.#begin({ opened: (socket) => this.#succeeded(socket), failed: () => this.#failed() });
    this.#cancelTimer = this.#clock.after(openWithin, () => this.#failed());
  }

  #succeeded(socket: Socket): void {
    this.end();
    this.#opened(socket);
  }

  #failed(): void {
    this.#attempt?.cancel();
    this.#attempt = undefined;
    this.#cancelTimer();
    this.#cancelTimer = this.#clock.after(this.#backoff.next(), () => this.#try());
  }
}
