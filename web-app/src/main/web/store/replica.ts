import { isOfLaterRelease } from "../protocol/check.ts";
import {
  type Change,
  type ClientMessage,
  type ConflictSummary,
  type Direction,
  type ErrorCode,
  type EventMessage,
  type HelloMessage,
  type HistoryMessage,
  protocolVersion,
  type RefusedMessage,
  type Role,
  type ServerMessage,
} from "../protocol/contract.ts";
import { isLater, offeredBy, ownVersion, type Version } from "../protocol/version.ts";
import { BoardStore } from "./board_store.ts";
import { leadsOutside } from "./bounds.ts";
import { allNumbers, type ClientState, type Numbers } from "./client_state.ts";
import { Contributors } from "./contributors.ts";
import { ErasureRetry } from "./erasure_retry.ts";
import { type HistoryState, historyAfter, noHistory } from "./history.ts";
import { OverwrittenTexts } from "./overwritten_texts.ts";
import { PendingOperations } from "./pending_operations.ts";
import { mayChange, refusalOf } from "./permission.ts";
import type { RefusedWork, Work } from "./refused_work.ts";
import { Requests } from "./requests.ts";

/** What a message requires of the connection: to reconnect, with the same client id or with a new one. */
export type ConnectionDemand = "reconnect" | "renew" | undefined;

export interface ReplicaListener {
  /** Something was refused; `kept`: what was left as it is, because others have changed it since. */
  notice(code: ErrorCode, kept?: ConflictSummary): void;
  /** This was left as it is. */
  kept(kept: ConflictSummary): void;
  /** An event has taken effect: another person's, or the person's own. */
  confirmed(event: EventMessage): void;
  /** The board hasn't taken this work. */
  refused(why: RefusedWork["why"], work: Work): void;
}

/**
 * One client's copy of a board, with its operations and requests that have no outcome yet. It decides what is sent and
 * handles what is received. It knows nothing of connections.
 */
export class Replica {
  readonly store: BoardStore;
  readonly contributors: Contributors;
  readonly #pending: PendingOperations;
  readonly #erasures: ErasureRetry;
  readonly #texts: OverwrittenTexts;
  readonly #requests = new Requests();
  readonly #listener: ReplicaListener;
  #client: string;
  #role: Role | undefined;
  /** Whether the server may know more than this page. */
  #isServerLater = false;
  #offered = ownVersion;
  #history: HistoryState = noHistory;

  constructor(client: string, user: string, listener: ReplicaListener) {
    this.store = new BoardStore(user);
    this.contributors = new Contributors(user);
    this.#client = client;
    this.#listener = listener;
    this.#pending = new PendingOperations(this.store, this.contributors.ownComments, (why, work) => listener.refused(why, work));
    this.#erasures = new ErasureRetry(this.store, this.#pending);
    this.#texts = new OverwrittenTexts(this.store);
  }

  get client(): string {
    return this.#client;
  }

  /** The person's role; undefined until the first welcome. */
  get role(): Role | undefined {
    return this.#role;
  }

  /** What may be used on the board: what the gateway offers, as far as this page knows it (V9). */
  get offered(): Version {
    return this.#offered;
  }

  /** Whether everything has its outcome. */
  get isSettled(): boolean {
    return this.#pending.outbox.size === 0 && this.#requests.open.length === 0;
  }

  get pendingOps(): number {
    return this.#pending.outbox.size;
  }

  /** The same object for as long as nothing of it changes. */
  get history(): HistoryState {
    return this.#history;
  }

  /** Why the board would refuse these changes, as far as this page knows. */
  refusalOf(changes: readonly Change[]): ErrorCode | undefined {
    if (!this.#isServerLater && changes.some((change) => change.kind === "put" && isOfLaterRelease(change.element))) {
      return "malformed";
    }
    if (!changes.every((change) => this.#offered.hasChange(change, this.#typeOf))) {
      return "unknown-kind";
    }
    if (this.#offered.hasElementBounds && changes.some((change) => leadsOutside(change, (id) => this.store.get(id)))) {
      return "over-limit";
    }
    const situation = { role: this.#role, frozen: this.store.settings.frozen };
    return refusalOf(changes, situation, (id) => this.store.get(id));
  }

  /** The client's state, to be kept on the device. */
  get state(): ClientState {
    return {
      client: this.#client,
      lastOp: this.#pending.outbox.last,
      lastRequest: this.#requests.last,
      operations: [...this.#pending.outbox.operations],
      requests: [...this.#requests.open],
    };
  }

  /** Goes on as a client of which nothing is under way: instead of this one, whose operations are no longer shown. */
  restore({ client, lastOp, lastRequest, operations, requests }: ClientState): void {
    this.#client = client;
    this.#pending.replace(operations, lastOp);
    this.#requests.restore(requests, lastRequest);
  }

  /** Applies what the gateway offers of these changes. Returns the number of the operation; undefined: nothing is offered. */
  apply(changes: readonly Change[]): number | undefined {
    const offered = changes.flatMap((change) => this.#offered.reduced(change, this.#typeOf) ?? []);
    if (offered.length === 0) {
      return undefined;
    }
    const before = this.#texts.before(offered);
    this.#erasures.apply(offered);
    this.#texts.made(this.#pending.outbox.operations.at(-1)!.changes, before);
    return this.#pending.outbox.last;
  }

  reverse(direction: Direction): void {
    this.#requests.add(direction, this.#pending.outbox.last, this.#pending.meantFor);
  }

  hello(): HelloMessage {
    const resume = this.store.position;
    return { type: "hello", protocol: protocolVersion.major, minor: protocolVersion.minor, client: this.#client, ...(resume && { resume }) };
  }

  /** Marks everything without an outcome as unsent, for a new connection (E3, U3). */
  sendAgain(): void {
    this.#pending.outbox.sendAgain();
    this.#requests.sendAgain();
  }

  /** Returns the messages that may be sent now, and marks them as sent: none after the numbers of `until`. */
  takeSendable(until: Numbers = allNumbers): readonly ClientMessage[] {
    const operations = this.#pending.outbox.takeSendable(until.op).map((operation) => ({ type: "op" as const, ...operation }));
    return [...operations, ...this.#requests.takeSendable((op) => this.#pending.outbox.hasSent(op), until.request)];
  }

  /** Goes on with a new client id, because the server has forgotten the old one's numbers (E5). */
  renew(client: string): void {
    this.#client = client;
    this.#requests.renumber(this.#pending.outbox.renumber());
  }

  receive(message: ServerMessage): ConnectionDemand {
    switch (message.type) {
      case "event":
        return this.#eventReceived(message);
      case "snapshot":
        this.store.replace(message);
        this.#erasures.replaced(message);
        this.contributors.replaced(message);
        // It may replace events that were the outcome of an operation: ask again.
        this.sendAgain();
        return undefined;
      case "accepted":
        this.#pending.settle(message.op);
        return undefined;
      case "refused":
        return this.#refusedReceived(message);
      case "history":
        this.#historyReceived(message);
        return undefined;
      case "error":
        this.#listener.notice(message.code);
        return undefined;
      case "welcome":
        this.#role = message.role;
        this.#isServerLater = isLater(message);
        this.#offered = offeredBy(message);
        return undefined;
      case "awareness":
      case "people-changed":
      case "drain":
      case "pong":
      case "snapshot-begin":
        return undefined;
    }
  }

  readonly #typeOf = (id: string) => this.store.get(id)?.type;

  #eventReceived(event: EventMessage): ConnectionDemand {
    const place = this.store.classify(event);
    if (place === "gap") {
      return "reconnect";
    }
    const lost = place === "next" ? this.#overwrittenBy(event) : [];
    if (place === "next") {
      this.store.confirm(event);
      this.#erasures.confirmed(event);
      this.contributors.confirmed(event);
      this.#listener.confirmed(event);
    }
    if (event.author.client === this.#client && event.reverses === undefined && event.more !== true) {
      this.#pending.settle(event.op);
    }
    if (lost.length > 0) {
      this.apply(lost);
    }
    return undefined;
  }

  /** The changes that put back the words of others that an operation of this client overwrites. */
  #overwrittenBy(event: EventMessage): readonly Change[] {
    const isOwn = event.author.client === this.#client && event.reverses === undefined;
    const operation = isOwn ? this.#pending.outbox.operations.find(({ op }) => op === event.op) : undefined;
    return operation === undefined ? [] : this.#texts.by(event, operation.changes);
  }

  #historyReceived(history: HistoryMessage): void {
    this.#history = historyAfter(this.#history, history);
    if (history.client !== this.#client) {
      return;
    }
    if (history.request !== undefined) {
      this.#requests.settle(history.request);
    }
    if (history.kept !== undefined) {
      this.#listener.kept(history.kept);
    }
  }

  #refusedReceived(refused: RefusedMessage): ConnectionDemand {
    if (refused.code === "op-gap" && refused.op !== undefined && refused.expected !== undefined) {
      const remedy = this.#pending.outbox.gap(refused.op, refused.expected);
      return remedy === "renumber" ? "renew" : remedy === "reconnect" ? "reconnect" : undefined;
    }
    // An operation that was sent twice is refused twice; the person is told once.
    const erasure = refused.code === "unknown-element" && refused.op !== undefined
      ? this.#erasures.refused(refused.op, (element) => mayChange({ role: this.#role, frozen: this.store.settings.frozen }, element))
      : undefined;
    if (erasure === "done") {
      return undefined;
    }
    const operationRefused = erasure === "nothing" || refused.op !== undefined && this.#pending.refuse(refused.op, refused.code);
    const requestRefused = refused.request !== undefined && this.#requests.settle(refused.request);
    if (operationRefused || requestRefused) {
      this.#listener.notice(refused.code, refused.kept);
    }
    return undefined;
  }

  /** Gives up everything without an outcome: the board is gone. */
  abandon(): void {
    this.#pending.refuseAll("deleted");
    this.#requests.settle(Infinity);
  }
}
