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
import { SnapshotParts } from "./snapshot_parts.ts";

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
  rejected(why: Refusal["kind"] | "unsupported-protocol"): void;
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
  readonly #attemptListener: ConnectionAttemptListener = {
    opened: (socket) => this.#sendHello(socket),
    failed: (why) => why === undefined ? this.reconnect() : this.#reject(why),
  };
  #attempt: ConnectionAttempt | undefined;
  #socket: Socket | undefined;
  #parts: SnapshotParts | undefined;
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

  /** How much of a large snapshot has come, 0 to 1; undefined: none is coming. */
  get progress(): number | undefined {
    return this.#parts?.progress;
  }

  start(): void {
    this.#waitFor(this.#begin(this.#attemptListener));
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

  #waitFor(attempt: ConnectionAttempt): void {
    attempt.listener = this.#attemptListener;
    this.#attempt = attempt;
    this.#heartbeat.start();
    this.#change("connecting");
    if (attempt.opened !== undefined) {
      this.#listen(attempt.opened);
    }
  }

  #sendHello(socket: Socket): void {
    this.#listen(socket);
    socket.send(encode(this.#listener.hello()));
  }

  #listen(socket: Socket): void {
    this.#attempt = undefined;
    this.#socket = socket;
    this.#parts = undefined;
    socket.onmessage = ({ data }) => this.#receive(socket, this.#decoded(data));
    socket.onclose = ({ code }) => this.#lost(code);
  }

  /** The next gateway has said welcome: replaces the current socket (C9). */
  #takeOver(socket: Socket, messages: readonly ServerMessage[]): void {
    this.#drop();
    this.#heartbeat.start();
    this.#listen(socket);
    this.#welcomed();
    this.#receive(socket, messages);
  }

  /** The messages of a frame: none of a part of a snapshot, unless it is the last one. */
  #decoded(data: string | ArrayBuffer): readonly ServerMessage[] {
    if (typeof data === "string") {
      return decode(data);
    }
    const snapshot = this.#parts?.take(data);
    if (snapshot === undefined) {
      return [];
    }
    this.#parts = undefined;
    return decode(snapshot);
  }

  #receive(socket: Socket, messages: readonly ServerMessage[]): void {
    const begin = messages.find((message) => message.type === "snapshot-begin");
    if (begin !== undefined) {
      this.#parts = new SnapshotParts(begin.bytes);
    }
    this.#heartbeat.received(messages.at(-1)?.type === "welcome" && this.#listener.isLoading());
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
      this.#continueHandover();
    } else if (isRenewable) {
      this.#reconnectLater({ isImmediate: this.#backoff.isRested });
    } else if (code >= closeCodes.protocol && code < closeCodes.protocol + 100) {
      this.#reject(code === closeCodes.revoked ? "revoked" : code === closeCodes.removed ? "removed" : "unsupported-protocol");
    } else {
      this.#reconnectLater({ isImmediate: false });
      if (code === closeCodes.full) {
        this.#listener.full();
      }
    }
  }

  /** The socket closed during a handover: goes on with the attempt that is under way, or begins one (C9). */
  #continueHandover(): void {
    const next = this.#handover.end() ?? this.#begin(this.#attemptListener);
    this.#drop();
    this.#waitFor(next);
  }

  /** With `isImmediate`: at once, before the person notices. */
  #reconnectLater({ isImmediate }: { readonly isImmediate: boolean }): void {
    this.#drop();
    const wait = this.#backoff.next();
    if (isImmediate) {
      this.start();
    } else {
      this.#cancelRetry = this.#clock.after(wait, () => this.start());
      this.#change("offline");
    }
  }

  #reject(why: Refusal["kind"] | "unsupported-protocol"): void {
    this.close();
    this.#listener.rejected(why);
  }

  #drop(): void {
    this.#cancelRetry();
    this.#cancelStable();
    this.#heartbeat.stop();
    this.#attempt?.cancel();
    this.#handover.end()?.cancel();
    leave(this.#socket);
    this.#attempt = this.#socket = this.#parts = undefined;
  }

  #change(state: ConnectionState): void {
    if (state !== this.#state) {
      this.#state = state;
      this.#listener.changed(state);
    }
  }
}
