import type { Change } from "../protocol/element.ts";
import { type ErrorCode, protocolVersion } from "../protocol/facts.ts";
import type {
  BoardEvent,
  ClientMessage,
  Direction,
  Hello,
  Refused,
  Role,
  ServerMessage,
} from "../protocol/messages.ts";
import { BoardStore } from "./board_store.ts";
import { Outbox } from "./outbox.ts";
import { refusalOf } from "./permission.ts";
import { Requests } from "./requests.ts";

/** What a message asks of the connection: to be made anew, with the same client id or with a new one. */
export type Demand = "reconnect" | "renew" | undefined;

/**
 * One client's copy of a board, together with what the client has still to hear about. It decides what is sent and what
 * a message means; when and over what connection is not its concern.
 */
export class Replica {
  readonly store: BoardStore;
  readonly #outbox = new Outbox();
  readonly #requests = new Requests();
  readonly #notice: (code: ErrorCode) => void;
  #client: string;
  #role: Role | undefined;
  #history = { undo: 0, redo: 0 };

  /** `notice` hears of what was not done. */
  constructor(client: string, user: string, notice: (code: ErrorCode) => void) {
    this.store = new BoardStore(user);
    this.#client = client;
    this.#notice = notice;
  }

  get client(): string {
    return this.#client;
  }

  /** What the person may do; undefined: not known yet. */
  get role(): Role | undefined {
    return this.#role;
  }

  get pendingOps(): number {
    return this.#outbox.size;
  }

  get history(): { readonly undo: number; readonly redo: number } {
    return this.#history;
  }

  /** Why the board would refuse these changes, as far as it can be known here. */
  refusalOf(changes: readonly Change[]): ErrorCode | undefined {
    const situation = { role: this.#role, frozen: this.store.facts.frozen };
    return refusalOf(changes, situation, (id) => this.store.get(id));
  }

  apply(changes: readonly Change[]): void {
    this.store.show(this.#outbox.add(changes).changes);
  }

  reverse(direction: Direction): void {
    this.#requests.add(direction, this.#outbox.last);
  }

  hello(): Hello {
    const resume = this.store.position;
    return { type: "hello", protocol: protocolVersion, client: this.#client, ...(resume && { resume }) };
  }

  /** A connection is open: all that is kept has to be sent over it (E3, U3). */
  sendAgain(): void {
    this.#outbox.sendAgain();
    this.#requests.sendAgain();
  }

  /** Takes what is to be sent now. */
  takeSendable(): readonly ClientMessage[] {
    const operations = this.#outbox.takeSendable().map(({ op, changes }) => ({ type: "op" as const, op, changes }));
    return [...operations, ...this.#requests.takeSendable((op) => this.#outbox.hasSent(op))];
  }

  /** Takes a new client id: the numbers of the old one have been forgotten (E5). */
  renew(client: string): void {
    this.#client = client;
    this.#requests.renumber(this.#outbox.renumber());
  }

  receive(message: ServerMessage): Demand {
    switch (message.type) {
      case "event":
        return this.#event(message);
      case "snapshot":
        this.store.replace(message);
        // It may stand for events that would have been the outcome of something kept: ask again.
        this.sendAgain();
        return undefined;
      case "accepted":
        this.#settle(message.op);
        return undefined;
      case "refused":
        return this.#refused(message);
      case "history":
        this.#history = { undo: message.undo, redo: message.redo };
        if (message.client === this.#client && message.request !== undefined) {
          this.#requests.settle(message.request);
        }
        return undefined;
      case "error":
        this.#notice(message.code);
        return undefined;
      case "welcome":
        this.#role = message.role;
        return undefined;
      case "awareness":
      case "drain":
      case "pong":
        return undefined;
    }
  }

  #event(event: BoardEvent): Demand {
    const place = this.store.classify(event);
    if (place === "hole") {
      return "reconnect";
    }
    if (place === "next") {
      this.store.confirm(event);
    }
    if (event.author.client === this.#client && event.reverses === undefined && event.more !== true) {
      this.#settle(event.op);
    }
    return undefined;
  }

  #refused(refused: Refused): Demand {
    if (refused.code === "op-gap" && refused.op !== undefined && refused.expected !== undefined) {
      const remedy = this.#outbox.gap(refused.op, refused.expected);
      return remedy === "renumber" ? "renew" : remedy === "reconnect" ? "reconnect" : undefined;
    }
    // What was sent twice is refused twice; the person is told once.
    const operationRefused = refused.op !== undefined && this.#settle(refused.op);
    const requestRefused = refused.request !== undefined && this.#requests.settle(refused.request);
    if (operationRefused || requestRefused) {
      this.#notice(refused.code);
    }
    return undefined;
  }

  /** Returns whether the outcome is news. */
  #settle(op: number): boolean {
    const operation = this.#outbox.settle(op);
    if (operation !== undefined) {
      this.store.withdraw(operation.changes);
    }
    return operation !== undefined;
  }
}
