import { isRefusal, type Outcome, type Refusal } from "../base/outcome.ts";

/** The part of a WebSocket that is used. */
export type Socket = Pick<WebSocket, "binaryType" | "onopen" | "onmessage" | "onclose" | "send" | "close">;

/** Supplies the tokens for connections (K3). */
export interface Admission {
  /** The token for the next socket. */
  token(): Promise<Outcome<string>>;
  /** Discards the current token: it may be invalid. */
  invalidate(): void;
  /** Whether the link of the latest token has been, or is being, replaced by a newer one. */
  readonly isLinkReplaced: boolean;
}

export interface ConnectionAttemptListener {
  /** The socket is open. The listener owns it from now on. */
  opened(socket: Socket): void;
  /** No socket could be opened; `why` if the person has no access. */
  failed(why?: Refusal["kind"]): void;
}

/** One attempt to open a socket. */
export class ConnectionAttempt {
  listener: ConnectionAttemptListener;
  /** The socket, once it is open. */
  opened: Socket | undefined;
  readonly #admission: Admission;
  readonly #open: (token: string) => Socket;
  #socket: Socket | undefined;
  #isCancelled = false;

  constructor(admission: Admission, open: (token: string) => Socket, listener: ConnectionAttemptListener) {
    this.#admission = admission;
    this.#open = open;
    this.listener = listener;
    void admission.token().then((outcome) => this.#isCancelled || this.#admitted(outcome));
  }

  /** Ends the attempt without calling the listener. */
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
    socket.binaryType = "arraybuffer";
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

/** Closes a socket and stops listening to it at once, because a dead socket takes long to close. */
export function leave(socket: Socket | undefined): void {
  if (socket !== undefined) {
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close(normal);
  }
}

/** The close code of RFC 6455 for a normal closure. */
const normal = 1000;
