import { isRefusal, type Outcome, type Refusal } from "../access/outcome.ts";
import type { ConnectionState } from "../board/board.ts";
import { decode, encode } from "../protocol/codec.ts";
import { closeCodes } from "../protocol/facts.ts";
import type { ClientMessage, Hello, ServerMessage } from "../protocol/messages.ts";
import { Backoff } from "./backoff.ts";
import type { Clock } from "./clock.ts";
import { Heartbeat } from "./heartbeat.ts";

/** What is needed of a WebSocket. */
export type Socket = Pick<WebSocket, "onopen" | "onmessage" | "onclose" | "send" | "close">;

/** What lets a connection in (K3). */
export interface Admission {
  /** What the next socket is opened with. */
  token(): Promise<Outcome<string>>;
  /** The present token may be worth nothing: the next one has to be new. */
  invalidate(): void;
  /** Whether there is, or will be, a newer link than the one that the latest token came of. */
  readonly isLinkReplaced: boolean;
}

export interface ConnectionListener {
  /** The first message of the next connection. */
  hello(): Hello;
  /** The server has answered `hello`: messages may be sent (J4). */
  welcomed(): void;
  received(messages: readonly ServerMessage[]): void;
  changed(state: ConnectionState): void;
  /** There are as many connections as there may be: this one comes back later (C6). */
  full(): void;
  /** The server doesn't want this client back (C6). */
  turnedAway(why: Refusal["kind"] | "unsupported-protocol"): void;
}

/** Milliseconds after which a connection counts as a good one, so that the next wait is short again. */
const stableAfter = 5_000;

/** Keeps a connection to the gateway, and comes back when it is lost. */
export class Connection {
  readonly #admission: Admission;
  readonly #open: (token: string) => Socket;
  readonly #clock: Clock;
  readonly #listener: ConnectionListener;
  readonly #backoff: Backoff;
  readonly #heartbeat: Heartbeat;
  /** Counts the attempts, so that what comes of one that was given up isn't taken for the present one's. */
  #attempt = 0;
  #socket: Socket | undefined;
  #state: ConnectionState = "offline";
  #closed = false;
  /** The gateway has said that it will close this connection (C9). */
  #isDraining = false;
  #cancelRetry = () => {};
  #cancelStable = () => {};

  constructor(admission: Admission, open: (token: string) => Socket, clock: Clock, listener: ConnectionListener) {
    this.#admission = admission;
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
    const attempt = this.#attempt;
    this.#heartbeat.start();
    this.#change("connecting");
    void this.#admission.token().then((outcome) => attempt === this.#attempt && this.#admitted(outcome));
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

  #admitted(outcome: Outcome<string>): void {
    if (outcome.kind === "done") {
      this.#connect(outcome.value);
    } else if (isRefusal(outcome)) {
      this.#turnAway(outcome.kind);
    } else {
      this.reconnect();
    }
  }

  #connect(token: string): void {
    const socket = this.#open(token);
    let hasOpened = false;
    this.#socket = socket;
    socket.onopen = () => {
      hasOpened = true;
      socket.send(encode(this.#listener.hello()));
    };
    socket.onmessage = ({ data }) => this.#frame(socket, decode(data as string));
    socket.onclose = ({ code }) => {
      if (!hasOpened) {
        this.#admission.invalidate();
      }
      this.#lost(code);
    };
  }

  #frame(socket: Socket, messages: readonly ServerMessage[]): void {
    this.#heartbeat.heard();
    this.#isDraining ||= messages.some(({ type }) => type === "drain");
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
    if (code === closeCodes.expired || (code === closeCodes.revoked && this.#admission.isLinkReplaced)) {
      this.#admission.invalidate();
      this.#comeBack({ soon: this.#backoff.isRested });
    } else if (code >= closeCodes.protocol && code < closeCodes.protocol + 100) {
      this.#turnAway(code === closeCodes.revoked ? "revoked" : "unsupported-protocol");
    } else {
      this.#comeBack({ soon: this.#isDraining });
      if (code === closeCodes.full) {
        this.#listener.full();
      }
    }
  }

  /** With `soon`, before the person notices that the connection was lost. */
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

  /** Leaves the socket without waiting for it: a dead one takes long to close. */
  #drop(): void {
    this.#attempt++;
    this.#isDraining = false;
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
