import { isRefusal, type Outcome, type Refusal } from "../base/outcome.ts";

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

export interface AttemptListener {
  /** The socket is the listener's now. */
  opened(socket: Socket): void;
  /** There is no socket; with why, if the person isn't to be let in at all. */
  failed(why?: Refusal["kind"]): void;
}

/** One attempt to get an open socket. */
export class Attempt {
  listener: AttemptListener;
  /** The socket, once it is open. */
  opened: Socket | undefined;
  readonly #admission: Admission;
  readonly #open: (token: string) => Socket;
  #socket: Socket | undefined;
  #isCancelled = false;

  constructor(admission: Admission, open: (token: string) => Socket, listener: AttemptListener) {
    this.#admission = admission;
    this.#open = open;
    this.listener = listener;
    void admission.token().then((outcome) => this.#isCancelled || this.#admitted(outcome));
  }

  /** The listener hears nothing any more. */
  cancel(): void {
    this.#isCancelled = true;
    leave(this.#socket);
  }

  #admitted(outcome: Outcome<string>): void {
    if (outcome.kind === "done") {
      this.#connect(outcome.value);
    } else {
      this.listener.failed(isRefusal(outcome) ? outcome.kind : undefined);
    }
  }

  #connect(token: string): void {
    const socket = this.#open(token);
    this.#socket = socket;
    socket.onopen = () => {
      this.opened = socket;
      this.listener.opened(socket);
    };
    socket.onclose = () => {
      this.#admission.invalidate();
      this.listener.failed();
    };
  }
}

/** Closes a socket without waiting for it, and listens to it no more: a dead one takes long to close. */
export function leave(socket: Socket | undefined): void {
  if (socket !== undefined) {
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close(normal);
  }
}

/** The code of RFC 6455 for a connection that is no longer needed. */
const normal = 1000;
