import { Activity } from "../awareness/activity.ts";
import { Announcer } from "../awareness/announcer.ts";
import { RemoteAwareness } from "../awareness/remote_awareness.ts";
import type { Refusal } from "../base/outcome.ts";
import type { Clock } from "../base/clock.ts";
import { Connection, type ConnectionState, type Socket } from "../connection/connection.ts";
import { problemWith } from "../protocol/check.ts";
import {
  type Change,
  type Direction,
  type Element,
  type ErrorCode,
  type Person,
  type Role,
  type ServerMessage,
  subprotocols,
} from "../protocol/contract.ts";
import type { KnownAuthor } from "../store/authors.ts";
import { type BoardSettings, newBoard } from "../store/board_settings.ts";
import { type HistoryState, noHistory } from "../store/history.ts";
import { mergedWork, type RefusedWork, type Work, workIn } from "../store/refused_work.ts";
import { type ConnectionDemand, Replica } from "../store/replica.ts";
import type { BoardClient, BoardClientEvent, BoardClientOptions } from "./board.ts";
import { Listeners } from "../base/listeners.ts";
import { OutboxKeeper } from "./outbox_keeper.ts";
import { RefusalNews } from "./refusal_news.ts";
import { SaveWatch } from "./save_watch.ts";

/** What the client needs from its environment. */
export interface BoardClientEnvironment {
  readonly clock: Clock;
  connect(url: string, protocols: readonly string[]): Socket;
  newId(): string;
}

export type WebSocketBoardClientOptions = BoardClientOptions & { readonly url: string };

/** The values that listeners were told last. */
interface Told {
  readonly pending: number;
  readonly history: HistoryState;
  readonly role: Role | undefined;
  readonly settings: BoardSettings;
  readonly isLoading: boolean;
}

/** A board client over a WebSocket. */
export class WebSocketBoardClient implements BoardClient {
  readonly boardId: string;
  readonly person: Person;
  readonly announcer: Announcer;
  readonly remote: RemoteAwareness;
  readonly #environment: BoardClientEnvironment;
  readonly #replica: Replica;
  readonly #connection: Connection;
  readonly #keeper: OutboxKeeper;
  readonly #saveWatch: SaveWatch;
  readonly #activity: Activity;
  readonly #changes = new Listeners<ReadonlySet<string>>();
  readonly #news = new Listeners<BoardClientEvent>();
  readonly #refusals: RefusalNews;
  #isOutdated = false;
  #isEditingOver = false;
  #told: Told = { pending: 0, history: noHistory, role: undefined, settings: newBoard, isLoading: true };

  constructor({ boardId, person, admission, device, url }: WebSocketBoardClientOptions, environment: BoardClientEnvironment) {
    const { clock } = environment;
    this.boardId = boardId;
    this.person = person;
    this.#environment = environment;
    this.#activity = new Activity(clock);
    this.#refusals = new RefusalNews(() => environment.newId());
    this.#replica = new Replica(this.#newClient(), person.user, {
      notice: (notice, kept) => this.#news.tell({ notice, ...(kept && { kept }) }),
      kept: (kept) => this.#news.tell({ kept }),
      refused: (why, work) => this.#refusals.tell(why, work),
    });
    const self = { user: person.user, client: () => this.clientId };
    const board = {
      has: (id: string) => this.get(id) !== undefined,
      isLocked: (id: string) => this.get(id)?.locked === true,
    };
    this.remote = new RemoteAwareness(clock, self, board, {
      people: () => this.#news.tell("people"),
      awareness: () => this.#news.tell("awareness"),
      called: (called) => this.#news.tell({ called }),
    });
    this.#saveWatch = new SaveWatch(clock, () => this.#news.tell("saving"));
    const connect = (token: string) => environment.connect(url, [subprotocols.name, subprotocols.token + token]);
    this.#connection = new Connection(admission, connect, clock, {
      hello: () => ({ ...this.#replica.hello(), ...(this.#activity.isIdle && { idle: true }) }),
      ping: () => ({ type: "ping", ...(this.#activity.take() && { active: true }) }),
      isLoading: () => this.isLoading(),
      welcomed: () => this.#welcomed(),
      received: (messages) => this.#received(messages),
      changed: () => this.#news.tell("connection"),
      full: () => this.#news.tell({ notice: "too-many-connections" }),
      turnedAway: (why) => this.#turnedAway(why),
    });
    this.announcer = new Announcer(clock, () => this.remote.tick(), this.#activity, (message) => this.#connection.send(message));
    this.#keeper = new OutboxKeeper(this.#replica, device?.journal, clock, {
      newClient: () => this.#newClient(),
      changed: () => this.#kept(),
      clientChanged: () => this.#clientChanged(),
      expired: ({ operations }) => operations.forEach(({ changes }) => this.#refusals.tell("expired", workIn(changes, () => undefined))),
    });
    if (device?.orphan !== undefined) {
      this.#keeper.adopt(device.orphan);
    }
    this.#connection.start();
  }

  get clientId(): string {
    return this.#replica.client;
  }

  role(): Role | undefined {
    return this.#replica.role;
  }

  settings(): BoardSettings {
    return this.#replica.store.settings;
  }

  elements(): Iterable<Element> {
    return this.#replica.store.elements();
  }

  get(id: string): Element | undefined {
    return this.#replica.store.get(id);
  }

  subscribe(listener: (changed: ReadonlySet<string>) => void): () => void {
    return this.#changes.add(listener);
  }

  on(listener: (what: BoardClientEvent) => void): () => void {
    return this.#news.add(listener);
  }

  onRefused(listener: (work: RefusedWork) => void): () => void {
    return this.#refusals.add(listener);
  }

  pendingWork(): Work {
    return mergedWork(this.#replica.state.operations.map(({ changes }) => workIn(changes, (id) => this.get(id))));
  }

  isSafeToLeave(): boolean {
    return this.#keeper.isComplete;
  }

  apply(changes: readonly Change[]): void {
    const problem = this.#outdatedProblem() ?? problemWith(changes) ?? this.#replica.refusalOf(changes);
    if (problem !== undefined) {
      this.#news.tell({ notice: problem });
      this.#refusals.tell(problem, workIn(changes, () => undefined));
    } else if (this.settings().isDeleted) {
      this.#refusals.tell("deleted", workIn(changes, () => undefined));
    } else if (changes.length > 0) {
      this.#activity.note();
      this.#replica.apply(changes);
      this.#keeper.save();
      this.#send();
      this.#tell();
    }
  }

  undo(): void {
    this.#reverse("undo");
  }

  redo(): void {
    this.#reverse("redo");
  }

  history(): HistoryState {
    return this.#replica.history;
  }

  authors(): readonly KnownAuthor[] {
    return this.#replica.authors();
  }

  seesOnlyTeachers(): boolean {
    return this.settings().studentsHidden && this.role() !== "teacher";
  }

  isOwnComment(id: string): boolean {
    return this.#replica.isOwnComment(id);
  }

  noteActivity(): void {
    this.#activity.note();
  }

  connection(): ConnectionState {
    return this.#connection.state;
  }

  isLoading(): boolean {
    return this.#replica.store.position === undefined;
  }

  pendingOps(): number {
    return this.#replica.pendingOps;
  }

  isOutdated(): boolean {
    return this.#isOutdated;
  }

  isSavingSlow(): boolean {
    return this.#saveWatch.isStalled;
  }

  /** Checks the connection: the network may have changed. No effect on a closed client. */
  probe(): void {
    this.#connection.probe();
  }

  close(): void {
    this.#connection.close();
    this.remote.close();
    this.announcer.close();
    this.#saveWatch.close();
    this.#keeper.close();
  }

  /** A client id begins with the user's id, so that nobody else can use it (K4). */
  #newClient(): string {
    return `${this.person.user}_${this.#environment.newId()}`;
  }

  #turnedAway(why: Refusal["kind"] | "unsupported-protocol"): void {
    this.#keeper.close();
    if (why === "unsupported-protocol") {
      this.#isOutdated = true;
      // Whoever hears it may still put on the board what is being written.
      this.#news.tell({ notice: why });
      this.#isEditingOver = true;
    } else {
      this.#news.tell({ noAccess: why });
    }
  }

  #outdatedProblem(): ErrorCode | undefined {
    return this.#isEditingOver ? "unsupported-protocol" : undefined;
  }

  #reverse(direction: Direction): void {
    if (this.#isOutdated) {
      return;
    }
    this.#activity.note();
    this.#replica.reverse(direction);
    this.#keeper.save();
    this.#send();
  }

  /** More is on the device than before. */
  #kept(): void {
    this.#send();
    this.#news.tell("kept");
  }

  #clientChanged(): void {
    this.#keeper.save();
    this.#tell();
    if (this.#connection.state !== "offline") {
      this.#connection.reconnect();
    }
  }

  #welcomed(): void {
    this.#replica.sendAgain();
    this.#send();
  }

  #received(messages: readonly ServerMessage[]): void {
    let demand: ConnectionDemand;
    for (const message of messages) {
      demand ??= this.#replica.receive(message);
      this.#hear(message);
    }
    if (this.#replica.store.isGone) {
      this.#replica.abandon();
    }
    this.#meet(demand);
    this.#keeper.save();
    this.#send();
    this.#tell();
  }

  #hear(message: ServerMessage): void {
    if (message.type === "awareness") {
      this.remote.receive(message.delta);
    } else if (message.type === "welcome") {
      this.remote.welcomed();
      this.announcer.welcomed(message.role);
    } else if (message.type === "error" && message.code === "too-fast") {
      this.announcer.restart();
    }
    this.remote.showOnlyTeachers(this.seesOnlyTeachers());
  }

  #meet(demand: ConnectionDemand): void {
    if (demand === "renew") {
      this.#replica.renew(this.#newClient());
    }
    if (demand !== undefined) {
      this.#connection.reconnect();
    }
  }

  #send(): void {
    if (this.#connection.state === "online") {
      this.#replica.takeSendable(this.#keeper.sendable).forEach((message) => this.#connection.send(message));
    }
  }

  #tell(): void {
    const changed = this.#replica.store.takeChanged();
    if (changed.size > 0) {
      this.remote.arrived(changed);
      this.#changes.tell(changed);
    }
    const told = this.#told;
    const { pendingOps, history, role } = this.#replica;
    this.#told = { pending: pendingOps, history, role, settings: this.settings(), isLoading: this.isLoading() };
    if (told.role !== this.#told.role) {
      this.#news.tell("role");
    }
    if (told.settings !== this.#told.settings || told.isLoading !== this.#told.isLoading) {
      this.#news.tell("board");
    }
    if (told.pending !== this.#told.pending) {
      this.#news.tell("pending");
      this.#saveWatch.update(this.#told.pending);
    }
    if (told.history !== this.#told.history) {
      this.#news.tell("history");
    }
  }
}
