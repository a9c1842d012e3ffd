import type { Activity } from "../awareness/activity.ts";
import type { Refusal } from "../base/outcome.ts";
import { Connection, type ConnectionState } from "../connection/connection.ts";
import type { OrphanedClient } from "../device/journal_store.ts";
import { problemWith } from "../protocol/check.ts";
import {
  type AwarenessUpdate,
  type Change,
  type Direction,
  type ErrorCode,
  type EventMessage,
  type ServerMessage,
  subprotocols,
} from "../protocol/contract.ts";
import { type RefusedWork, type Work, workIn } from "../store/refused_work.ts";
import { type ConnectionDemand, Replica } from "../store/replica.ts";
import type { BoardClientEvent } from "./board.ts";
import type { BoardClientEnvironment, WebSocketBoardClientOptions } from "./environment.ts";
import { OutboxKeeper } from "./outbox_keeper.ts";
import { Tracing } from "./tracing.ts";

export interface BoardSyncListener {
  emit(event: BoardClientEvent): void;
  /** An event has taken effect. */
  confirmed(event: EventMessage): void;
  /** The board hasn't taken this work. */
  refused(why: RefusedWork["why"], work: Work): void;
  /** For each message, after the replica has handled it. */
  received(message: ServerMessage): void;
  /** The replica may have changed. */
  changed(): void;
}

/** Keeps the replica in step with the server: sends what has no outcome yet, and handles what is received. */
export class BoardSync {
  readonly replica: Replica;
  readonly #connection: Connection;
  readonly #keeper: OutboxKeeper;
  readonly #activity: Activity;
  readonly #listener: BoardSyncListener;
  readonly #newClient: () => string;
  readonly #tracing = new Tracing();
  #isOutdated = false;
  #isEditingOver = false;

  constructor(
    { person, admission, device, url }: WebSocketBoardClientOptions,
    { clock, connect, newId }: BoardClientEnvironment,
    activity: Activity,
    listener: BoardSyncListener,
  ) {
    this.#activity = activity;
    this.#listener = listener;
    // A client id begins with the user's id, so that nobody else can use it (K4).
    this.#newClient = () => `${person.user}_${newId()}`;
    this.replica = new Replica(this.#newClient(), person.user, {
      notice: (notice, kept) => listener.emit({ notice, ...(kept && { kept }) }),
      kept: (kept) => listener.emit({ kept }),
      confirmed: (event) => listener.confirmed(event),
      refused: (why, work) => listener.refused(why, work),
    });
    const open = (token: string) => connect(url, [subprotocols.name, subprotocols.token + token]);
    this.#connection = new Connection(admission, open, clock, {
      hello: () => ({ ...this.replica.hello(), ...(activity.isIdle && { idle: true }) }),
      ping: () => ({ type: "ping", ...(activity.take() && { active: true }) }),
      isLoading: () => this.isLoading,
      welcomed: () => this.#welcomed(),
      received: (messages) => this.#received(messages),
      changed: () => listener.emit("connection"),
      full: () => listener.emit({ notice: "too-many-connections" }),
      rejected: (why) => this.#rejected(why),
    });
    this.#keeper = new OutboxKeeper(this.replica, device?.journal, clock, {
      newClient: () => this.#newClient(),
      changed: () => this.#kept(),
      clientChanged: () => this.#clientChanged(),
      expired: ({ operations }) => operations.forEach(({ changes }) => listener.refused("expired", workIn(changes, () => undefined))),
    });
  }

  get connection(): ConnectionState {
    return this.#connection.state;
  }

  /** Whether the board isn't known yet. */
  get isLoading(): boolean {
    return this.replica.store.position === undefined;
  }

  /** How much of the board has come, 0 to 1, if it is coming in parts. */
  get progress(): number | undefined {
    return this.#connection.progress;
  }

  /** Whether the page is too old for its server (V2). */
  get isOutdated(): boolean {
    return this.#isOutdated;
  }

  /** Whether leaving the page loses nothing. */
  get isSafeToLeave(): boolean {
    return this.#keeper.isComplete;
  }

  /** Connects. `orphan`: what an earlier page has left, to be sent first. */
  start(orphan: OrphanedClient | undefined): void {
    if (orphan !== undefined) {
      this.#keeper.adopt(orphan);
    }
    this.#connection.start();
  }

  /** Applies changes as one operation. What the board would certainly refuse is refused at once. Returns its number. */
  apply(changes: readonly Change[]): number | undefined {
    const problem = this.#outdatedProblem() ?? problemWith(changes) ?? this.replica.refusalOf(changes);
    if (problem !== undefined) {
      this.#listener.emit({ notice: problem });
      this.#listener.refused(problem, workIn(changes, () => undefined));
    } else if (this.replica.store.settings.isDeleted) {
      this.#listener.refused("deleted", workIn(changes, () => undefined));
    } else if (changes.length > 0) {
      this.#activity.note();
      const op = this.replica.apply(changes);
      this.#keeper.save();
      this.#sendSendable();
      this.#listener.changed();
      return op;
    }
    return undefined;
  }

  reverse(direction: Direction): void {
    if (this.#isOutdated) {
      return;
    }
    this.#activity.note();
    this.replica.reverse(direction);
    this.#keeper.save();
    this.#sendSendable();
  }

  /** Sends awareness if the connection is online, and the gateway offers it. */
  send(message: AwarenessUpdate): void {
    const { offered, store } = this.replica;
    if (offered.hasMessage(message)) {
      this.#connection.send(offered.reducedMessage(message, (id) => store.get(id)?.type));
    }
  }

  /** Checks the connection: the network may have changed. */
  probe(): void {
    this.#connection.probe();
  }

  close(): void {
    this.#connection.close();
    this.#keeper.close();
  }

  #rejected(why: Refusal["kind"] | "unsupported-protocol"): void {
    this.#keeper.close();
    if (why === "unsupported-protocol") {
      this.#isOutdated = true;
      // A listener may still put on the board what is being written.
      this.#listener.emit({ notice: why });
      this.#isEditingOver = true;
    } else {
      this.#listener.emit({ noAccess: why });
    }
  }

  #outdatedProblem(): ErrorCode | undefined {
    return this.#isEditingOver ? "unsupported-protocol" : undefined;
  }

  /** More is on the device than before. */
  #kept(): void {
    this.#sendSendable();
    this.#listener.emit("kept");
  }

  #clientChanged(): void {
    this.#keeper.save();
    this.#listener.changed();
    if (this.#connection.state !== "offline") {
      this.#connection.reconnect();
    }
  }

  #welcomed(): void {
    this.replica.sendAgain();
    this.#sendSendable();
  }

  #received(messages: readonly ServerMessage[]): void {
    let demand: ConnectionDemand;
    for (const message of messages) {
      if (message.type === "welcome") {
        this.#tracing.welcomed(message);
      }
      demand ??= this.replica.receive(message);
      this.#listener.received(message);
    }
    if (this.replica.store.isGone) {
      this.replica.abandon();
    }
    this.#reconnectIf(demand);
    this.#keeper.save();
    this.#sendSendable();
    this.#listener.changed();
  }

  #reconnectIf(demand: ConnectionDemand): void {
    if (demand === "renew") {
      this.replica.renew(this.#newClient());
    }
    if (demand !== undefined) {
      this.#connection.reconnect();
    }
  }

  #sendSendable(): void {
    if (this.#connection.state === "online") {
      this.replica.takeSendable(this.#keeper.sendable).forEach((message) => this.#connection.send(this.#tracing.traced(message)));
    }
  }
}
