import type { Clock } from "../base/clock.ts";
import { times } from "../protocol/contract.ts";

const pingInterval = 5_000;
const probeLimit = 2_000;
/** How long a large board takes on a slow line: pages hear of a frame only when it is whole. */
const loadingLimit = 60_000;

/** Detects dead connections by pings (C7). */
export class Heartbeat {
  readonly #clock: Clock;
  readonly #ping: () => void;
  readonly #lost: () => void;
  #cancelPing = () => {};
  #cancelSilence = () => {};
  #cancelProbe = () => {};
  /** The time of the first unanswered ping. */
  #unanswered: number | undefined;
  #limit: number = times.silenceLimit;

  constructor(clock: Clock, ping: () => void, lost: () => void) {
    this.#clock = clock;
    this.#ping = ping;
    this.#lost = lost;
  }

  /** Starts watching a new connection. */
  start(): void {
    this.stop();
    this.received();
    this.#schedulePing();
  }

  stop(): void {
    this.#cancelPing();
    this.#cancelSilence();
    this.#cancelProbe();
  }

  /** Something has come. `isLoading`: what comes next may be the whole board. */
  received(isLoading = false): void {
    this.#unanswered = undefined;
    this.#limit = isLoading ? loadingLimit : times.silenceLimit;
    this.#cancelProbe();
    this.#cancelSilence();
    this.#cancelSilence = this.#clock.after(this.#limit, () => this.#timeOut());
  }

  /** Pings at once, with a shorter time limit, because the connection is in doubt. */
  probe(): void {
    this.#send();
    this.#cancelProbe();
    this.#cancelProbe = this.#clock.after(probeLimit, this.#lost);
  }

  #schedulePing(): void {
    this.#cancelPing = this.#clock.after(pingInterval, () => {
      this.#send();
      this.#schedulePing();
    });
  }

  #send(): void {
    this.#unanswered ??= this.#clock.now();
    this.#ping();
  }

  #timeOut(): void {
    // Browsers run the timers of hidden pages late: silence counts only when an answer has had time to come.
    const answerDue = (this.#unanswered ?? this.#clock.now()) + this.#limit - pingInterval - this.#clock.now();
    if (answerDue > 0) {
      this.#cancelSilence = this.#clock.after(answerDue, () => this.#timeOut());
    } else {
      this.#lost();
    }
  }
}
