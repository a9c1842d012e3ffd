import type { ConnectionState } from "../board/board.ts";
import { decode, encode } from "../protocol/codec.ts";
import { closeCodes } from "../protocol/facts.ts";
import type { ClientMessage, Hello, ServerMessage } from "../protocol/messages.ts";
import { Backoff } from "./backoff.ts";
import type { Clock } from "./clock.ts";
import { Heartbeat } from "./heartbeat.ts";

/** What is needed of a WebSocket. */
export type Socket = Pick<WebSocket, "onopen" | "onmessage" | "onclose" | "send" | "close">;

export interface ConnectionListener {
  /** The first message of the next connection. */
  hello(): Hello;
  /** The server has answered `hello`: messages may be sent (J4). */
  welcomed(): void;
  received(messages: readonly ServerMessage[]): void;
  changed(state: ConnectionState): void;
  /** The server doesn't want this client back (C6). */
  turnedAway(): void;
}

/** Milliseconds after which a connection counts as a good one, so that the next wait is short again. */
const stableAfter = 5_000;

/** Keeps a connection to the gateway, and comes back when it is lost. */
export class Connection {
  readonly #open: () => Socket;
  readonly #clock: Clock;
  readonly #listener: ConnectionListener;
  readonly #backoff: Backoff;
  readonly #heartbeat: Heartbeat;
  #socket: Socket | undefined;
  #state: ConnectionState = "offline";
  #closed = false;
  #cancelRetry = () => {};
  #cancelStable = () => {};

  constructor(open: () => Socket, clock: Clock, listener: ConnectionListener) {
    this.#open = open;
    this.#clock = clock;
    this.#listener = listener;
    this.#backoff = new Backoff(clock);
    this.#heartbeat = new Heartbeat(clock, () => this.send({ type: "ping" }), () => this.reconnect());
  }

  get state(): ConnectionState {
    return this.#state;
  }

  start(): void {
    const socket = this.#open();
    this.#socket = socket;
    socket.onopen = () => socket.send(encode(this.#listener.hello()));
    socket.onmessage = ({ data }) => this.#frame(socket, decode(data as string));
    socket.onclose = ({ code }) => this.#lost(code);
    this.#heartbeat.start();
    this.#change("connecting");
  }

  /** Sends a message if there is a connection to send it over. */
  send(message: ClientMessage): void {
    if (this.#state === "online") {
      this.#socket?.send(encode(message));
    }
  }

  /** Gives the present connection up and comes back. */
  reconnect(): void {
    this.#lost(closeCodes.gap);
  }

  /** The network may have gone or come back: finds out sooner than by waiting. */
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

  #frame(socket: Socket, messages: readonly ServerMessage[]): void {
    this.#heartbeat.heard();
    if (this.#state !== "online" && messages.some(({ type }) => type === "welcome")) {
      this.#cancelStable = this.#clock.after(stableAfter, () => this.#backoff.reset());
      this.#change("online");
      this.#listener.welcomed();
    }
    if (socket === this.#socket) {
      this.#listener.received(messages);
    }
  }

  #lost(code: number): void {
    this.#drop();
    if (code >= closeCodes.protocol && code < closeCodes.protocol + 100) {
      this.#closed = true;
      this.#change("offline");
      this.#listener.turnedAway();
      return;
    }
    this.#cancelRetry = this.#clock.after(this.#backoff.next(), () => this.start());
    this.#change("offline");
  }

  /** Leaves the socket without waiting for it: a dead one takes long to close. */
  #drop(): void {
    this.#cancelRetry();
    this.#cancelStable();
    this.#heartbeat.stop();
    const socket = this.#socket;
    this.#socket = undefined;
    if (socket !== undefined) {
      socket.onopen = socket.onmessage = socket.onclose = null;
      socket.close();
    }
  }

  #change(state: ConnectionState): void {
    if (state !== this.#state) {
      this.#state = state;
      this.#listener.changed(state);
    }
  }
}
