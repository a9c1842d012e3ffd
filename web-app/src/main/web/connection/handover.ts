import { decode, encode } from "../protocol/codec.ts";
import type { HelloMessage, ServerMessage } from "../protocol/contract.ts";
import type { Attempt, AttemptListener, Socket } from "./attempt.ts";
import { Backoff } from "./backoff.ts";
import type { Clock } from "../base/clock.ts";

/** Milliseconds after which an attempt counts as failed. */
const welcomeWithin = 5_000;

export interface HandoverListener {
  hello(): HelloMessage;
  /** The socket is the listener's now; `messages` came with the welcome. */
  welcomed(socket: Socket, messages: readonly ServerMessage[]): void;
  /** The next gateway has closed the socket: the token may be worth nothing. */
  refused(): void;
}

/**
 * The way from a socket that its gateway is about to close to the welcome of the next one, while the present one goes on
 * (C9). What can't be had is tried again after the waits of C8.
 */
export class Handover {
  readonly #clock: Clock;
  readonly #begin: (listener: AttemptListener) => Attempt;
  readonly #listener: HandoverListener;
  readonly #backoff: Backoff;
  #isUnderWay = false;
  #attempt: Attempt | undefined;
  /** Of the attempt's limit, or of the wait for the next one. */
  #cancelTimer = () => {};

  /** `begin` begins an attempt. */
  constructor(clock: Clock, begin: (listener: AttemptListener) => Attempt, listener: HandoverListener) {
    this.#clock = clock;
    this.#begin = begin;
    this.#listener = listener;
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
    this.#attempt = this.#begin({ opened: (socket) => this.#greet(socket), failed: () => this.#failed() });
    this.#cancelTimer = this.#clock.after(welcomeWithin, () => this.#failed());
  }

  #greet(socket: Socket): void {
    socket.onclose = () => {
      this.#listener.refused();
      this.#failed();
    };
    socket.onmessage = ({ data }) => this.#frame(socket, decode(data as string));
    socket.send(encode(this.#listener.hello()));
  }

  #frame(socket: Socket, messages: readonly ServerMessage[]): void {
    if (messages.some(({ type }) => type === "welcome")) {
      this.end();
      this.#listener.welcomed(socket, messages);
    }
  }

  #failed(): void {
    this.#attempt?.cancel();
    this.#attempt = undefined;
    this.#cancelTimer();
    this.#cancelTimer = this.#clock.after(this.#backoff.next(), () => this.#try());
  }
}
