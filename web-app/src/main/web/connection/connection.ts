import type { Refusal } from "../base/outcome.ts";
import { decode, encode } from "../protocol/codec.ts";
import {
  type ClientMessage,
  closeCodes,
  type HelloMessage,
  type PingMessage,
  type ServerMessage,
} from "../protocol/contract.ts";
import { type Admission, ConnectionAttempt, type ConnectionAttemptListener, leave, type Socket } from "./connection_attempt.ts";
import { Backoff } from "./backoff.ts";
import type { Clock } from "../base/clock.ts";
import { Handover } from "./handover.ts";
import { Heartbeat } from "./heartbeat.ts";

export type { Admission, Socket };

export type ConnectionState = "connecting" | "online" | "offline";

export interface ConnectionListener {
  /** The first message of the next connection. */
  hello(): HelloMessage;
  /** The message that checks whether the connection is alive. */
  ping(): PingMessage;
  /** Whether the whole board is to come after the welcome. */
  isLoading(): boolean;
  /** The server has answered `hello`: messages may be sent (J4). */
  welcomed(): void;
  received(messages: readonly ServerMessage[]): void;
  changed(state: ConnectionState): void;
  /** The server has too many connections: this one comes back later (C6). */
  full(): void;
  /** The server refuses this client for good (C6). */
  turnedAway(why: Refusal["kind"] | "unsupported-protocol"): void;
}

/** After this time, in milliseconds, a connection counts as stable, and the backoff is reset. */
const stableAfter = 5_000;

/** Keeps a connection to the gateway, and reconnects when it is lost. */
export class Connection {
  readonly #admission: Admission;
  readonly #open: (token: string) => Socket;
  readonly #clock: Clock;
  readonly #listener: ConnectionListener;
  readonly #backoff: Backoff;
  readonly #heartbeat: Heartbeat;
  readonly #handover: Handover;
  /** Handles the attempt to connect while there is no socket. */
  readonly #entering: ConnectionAttemptListener = {
    opened: (socket) => this.#enter(socket),
    failed: (why) => why === undefined ? this.reconnect() : this.#turnAway(why),
  };
  #attempt: ConnectionAttempt | undefined;
  #socket: Socket | undefined;
  #state: ConnectionState = "offline";
  #closed = false;
  #cancelRetry = () => {};
  #cancelStable = () => {};

  constructor(admission: Admission, open: (token: string) => Socket, clock: Clock, listener: ConnectionListener) {
    this.#admission = admission;
    this.#open = open;
    this.#clock = clock;
    this.#listener = listener;
    this.#backoff = new Backoff(clock);
    this.#heartbeat = new Heartbeat(clock, () => this.send(listener.ping()), () => this.reconnect());
    this.#handover = new Handover(clock, (attempt) => this.#begin(attempt), {
      hello: () => listener.hello(),
      welcomed: (socket, messages) => this.#takeOver(socket, messages),
      refused: () => admission.invalidate(),
    });
  }

  get state(): ConnectionState {
    return this.#state;
  }

  start(): void {
    this.#await(this.#begin(this.#entering));
  }

  /** Sends a message if the connection is online. */
  send(message: ClientMessage): void {
    if (this.#state === "online") {
      this.#socket?.send(encode(message));
    }
  }

  /** Drops the current connection and connects again. */
  reconnect(): void {
    this.#lost(closeCodes.gap);
  }

  /** The network may have changed: checks the connection at once, or connects at once. */
  probe(): void {
    if (this.#state === "online") {
      this.#heartbeat.probe();
    } else if (this.#state === "offline" && !this.#closed) {
      this.#cancelRetry();
      this.start();
    }
  }

  close(): void {
    this.#closed = true;
    this.#drop();
    this.#change("offline");
  }

  #begin(listener: ConnectionAttemptListener): ConnectionAttempt {
    return new ConnectionAttempt(this.#admission, this.#open, listener);
  }

  #await(attempt: ConnectionAttempt): void {
    attempt.listener = this.#entering;
    this.#attempt = attempt;
    this.#heartbeat.start();
    this.#change("connecting");
    if (attempt.opened !== undefined) {
      this.#listen(attempt.opened);
    }
  }

  #enter(socket: Socket): void {
    this.#listen(socket);
    socket.send(encode(this.#listener.hello()));
  }

  #listen(socket: Socket): void {
    this.#attempt = undefined;
    this.#socket = socket;
    socket.onmessage = ({ data }) => this.#frame(socket, decode(data as string));
    socket.onclose = ({ code }) => this.#lost(code);
  }

  /** The next gateway has said welcome: replaces the current socket (C9). */
  #takeOver(socket: Socket, messages: readonly ServerMessage[]): void {
    this.#drop();
    this.#heartbeat.start();
    this.#listen(socket);
    this.#welcomed();
    this.#frame(socket, messages);
  }

  #frame(socket: Socket, messages: readonly ServerMessage[]): void {
    this.#heartbeat.heard(messages.at(-1)?.type === "welcome" && this.#listener.isLoading());
    if (messages.some(({ type }) => type === "drain")) {
      this.#handover.begin();
    }
    if (this.#state !== "online" && messages.some(({ type }) => type === "welcome")) {
      this.#welcomed();
    }
    if (socket === this.#socket) {
      this.#listener.received(messages);
    }
  }

  #welcomed(): void {
    this.#cancelStable = this.#clock.after(stableAfter, () => this.#backoff.reset());
    this.#change("online");
    this.#listener.welcomed();
  }

  #lost(code: number): void {
    const isRenewable = code === closeCodes.expired || (code === closeCodes.revoked && this.#admission.isLinkReplaced);
    if (isRenewable) {
      this.#admission.invalidate();
    }
    if (this.#handover.isUnderWay && code !== closeCodes.protocol) {
      this.#goOn();
    } else if (isRenewable) {
      this.#comeBack({ soon: this.#backoff.isRested });
    } else if (code >= closeCodes.protocol && code < closeCodes.protocol + 100) {
      this.#turnAway(code === closeCodes.revoked ? "revoked" : "unsupported-protocol");
    } else {
      this.#comeBack({ soon: false });
      if (code === closeCodes.full) {
        this.#listener.full();
      }
    }
  }

  /** The socket closed during a handover: goes on with the attempt that is under way, or begins one (C9). */
  #goOn(): void {
    const next = this.#handover.end() ?? this.#begin(this.#entering);
    this.#drop();
    this.#await(next);
  }

  /** With `soon`: at once, before the person notices. */
  #comeBack({ soon }: { readonly soon: boolean }): void {
    this.#drop();
    const wait = this.#backoff.next();
    if (soon) {
      this.start();
    } else {
      this.#cancelRetry = this.#clock.after(wait, () => this.start());
      this.#change("offline");
    }
  }

  #turnAway(why: Refusal["kind"] | "unsupported-protocol"): void {
    this.close();
    this.#listener.turnedAway(why);
  }

  #drop(): void {
    this.#cancelRetry();
    this.#cancelStable();
    this.#heartbeat.stop();
    this.#attempt?.cancel();
    this.#handover.end()?.cancel();
    leave(this.#socket);
    this.#attempt = this.#socket = undefined;
  }

  #change(state: ConnectionState): void {
    if (state !== this.#state) {
      this.#state = state;
      this.#listener.changed(state);
    }
  }
}
