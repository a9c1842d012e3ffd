import { decode, encode } from "../protocol/codec.ts";
import type { HelloMessage, ServerMessage } from "../protocol/contract.ts";
import type { ConnectionAttempt, ConnectionAttemptListener, Socket } from "./connection_attempt.ts";
import { Backoff } from "./backoff.ts";
import type { Clock } from "../base/clock.ts";

/** An attempt without a welcome fails after this time, in milliseconds. */
const welcomeWithin = 5_000;

export interface HandoverListener {
  hello(): HelloMessage;
  /** The next gateway has said welcome. The listener owns the socket; `messages` came with the welcome. */
  welcomed(socket: Socket, messages: readonly ServerMessage[]): void;
  /** The next gateway has closed the socket: the token may be invalid. */
  refused(): void;
}

/**
 * Moves a client from a socket that its gateway will close to the next gateway, while the current socket still works (C9).
 * Failed attempts are repeated after the waits of C8.
 */
export class Handover {
  readonly #clock: Clock;
  readonly #begin: (listener: ConnectionAttemptListener) => ConnectionAttempt;
  readonly #listener: HandoverListener;
  readonly #backoff: Backoff;
  #isUnderWay = false;
  #attempt: ConnectionAttempt | undefined;
  /** Cancels the attempt's time limit, or the wait for the next attempt. */
  #cancelTimer = () => {};

  /** `begin` begins an attempt. */
  constructor(clock: Clock, begin: (listener: ConnectionAttemptListener) => ConnectionAttempt, listener: HandoverListener) {
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
      this.#attemptNext();
    }
  }

  /** Ends the handover. Returns the attempt that is under way, if any; the caller owns it. */
  end(): ConnectionAttempt | undefined {
    const attempt = this.#attempt;
    this.#isUnderWay = false;
    this.#attempt = undefined;
    this.#cancelTimer();
    this.#backoff.reset();
    return attempt;
  }

  #attemptNext(): void {
    this.#attempt = this.#begin({ opened: (socket) => this.#sendHello(socket), failed: () => this.#failed() });
    this.#cancelTimer = this.#clock.after(welcomeWithin, () => this.#failed());
  }

  #sendHello(socket: Socket): void {
    socket.onclose = () => {
      this.#listener.refused();
      this.#failed();
    };
    socket.onmessage = ({ data }) => this.#receive(socket, decode(data as string));
    socket.send(encode(this.#listener.hello()));
  }

  #receive(socket: Socket, messages: readonly ServerMessage[]): void {
    if (messages.some(({ type }) => type === "welcome")) {
      this.end();
      this.#listener.welcomed(socket, messages);
    }
  }

  #failed(): void {
    this.#attempt?.cancel();
    this.#attempt = undefined;
    this.#cancelTimer();
    this.#cancelTimer = this.#clock.after(this.#backoff.next(), () => this.#attemptNext());
  }
}
