import { Activity } from "../awareness/activity.ts";
import { Announcer } from "../awareness/announcer.ts";
import { RemoteAwareness } from "../awareness/remote_awareness.ts";
import { Listeners } from "../base/listeners.ts";
import type { ConnectionState } from "../connection/connection.ts";
import type { Change, Element, EventMessage, Person, Role, ServerMessage } from "../protocol/contract.ts";
import { isTeachers } from "../protocol/element.ts";
import type { Version } from "../protocol/version.ts";
import type { KnownAuthor } from "../store/authors.ts";
import type { BoardSettings } from "../store/board_settings.ts";
import type { HistoryState } from "../store/history.ts";
import { mergedWork, type RefusedWork, type Work, workIn } from "../store/refused_work.ts";
import type { Replica } from "../store/replica.ts";
import type { BoardClient, BoardClientEvent, ConfirmedBoard } from "./board.ts";
import { BoardSync } from "./board_sync.ts";
import { ClientEvents } from "./client_events.ts";
import type { BoardClientEnvironment, WebSocketBoardClientOptions } from "./environment.ts";
import { RefusedWorkEvents } from "./refused_work_events.ts";
import { SaveWatch } from "./save_watch.ts";

/** A board client over a WebSocket. */
export class WebSocketBoardClient implements BoardClient {
  readonly boardId: string;
  readonly person: Person;
  readonly announcer: Announcer;
  readonly remote: RemoteAwareness;
  readonly #sync: BoardSync;
  readonly #saveWatch: SaveWatch;
  readonly #activity: Activity;
  readonly #changes = new Listeners<ReadonlySet<string>>();
  readonly #events = new ClientEvents();
  readonly #confirmed = new Listeners<EventMessage>();
  readonly #refusedWork: RefusedWorkEvents;

  constructor(options: WebSocketBoardClientOptions, environment: BoardClientEnvironment) {
    const { clock } = environment;
    this.boardId = options.boardId;
    this.person = options.person;
    this.#activity = new Activity(clock);
    this.#refusedWork = new RefusedWorkEvents(() => environment.newId());
    this.#saveWatch = new SaveWatch(clock, () => this.#events.emit("saving"));
    this.#sync = new BoardSync(options, environment, this.#activity, {
      emit: (event) => this.#events.emit(event),
      confirmed: (event) => this.#confirmed.notify(event),
      refused: (why, work) => this.#refusedWork.emit(why, work),
      received: (message) => this.#received(message),
      changed: () => this.#changed(),
    });
    const self = { user: options.person.user, client: () => this.clientId };
    const board = {
      has: (id: string) => this.get(id) !== undefined,
      isLocked: (id: string) => {
        const element = this.get(id);
        return element !== undefined && isTeachers(element);
      },
    };
    this.remote = new RemoteAwareness(clock, self, board, {
      people: () => this.#events.emit("people"),
      awareness: () => this.#events.emit("awareness"),
      called: (called) => this.#events.emit({ called }),
    });
    this.announcer = new Announcer(clock, () => this.remote.tick(), this.#activity, (message) => this.#sync.send(message));
    this.#sync.start(options.device?.orphan);
  }

  get clientId(): string {
    return this.#replica.client;
  }

  role(): Role | undefined {
    return this.#replica.role;
  }

  offered(): Version {
    return this.#replica.offered;
  }

  settings(): BoardSettings {
    return this.#replica.store.settings;
  }

  confirmed(): ConfirmedBoard | undefined {
    const { position, confirmed, confirmedSettings } = this.#replica.store;
    return position && { position, elements: [...confirmed.values()], settings: confirmedSettings };
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

  on(listener: (event: BoardClientEvent) => void): () => void {
    return this.#events.on(listener);
  }

  onConfirmed(listener: (event: EventMessage) => void): () => void {
    return this.#confirmed.add(listener);
  }

  onRefused(listener: (work: RefusedWork) => void): () => void {
    return this.#refusedWork.add(listener);
  }

  pendingWork(): Work {
    return mergedWork(this.#replica.state.operations.map(({ changes }) => workIn(changes, (id) => this.get(id))));
  }

  isSafeToLeave(): boolean {
    return this.#sync.isSafeToLeave;
  }

  apply(changes: readonly Change[]): number | undefined {
    return this.#sync.apply(changes);
  }

  undo(): void {
    this.#sync.reverse("undo");
  }

  redo(): void {
    this.#sync.reverse("redo");
  }

  history(): HistoryState {
    return this.#replica.history;
  }

  authors(): readonly KnownAuthor[] {
    return this.#replica.contributors.authors();
  }

  authorOf(id: string): KnownAuthor | undefined {
    return this.#replica.contributors.authorOf(id);
  }

  seesOnlyTeachers(): boolean {
    return this.settings().studentsHidden && this.role() !== "teacher";
  }

  isOwnComment(id: string): boolean {
    return this.#replica.contributors.ownComments.has(id);
  }

  noteActivity(): void {
    this.#activity.note();
  }

  connection(): ConnectionState {
    return this.#sync.connection;
  }

  isLoading(): boolean {
    return this.#sync.isLoading;
  }

  loadingPercent(): number | undefined {
    const { progress } = this.#sync;
    return progress === undefined ? undefined : Math.floor(progress * 100);
  }

  pendingOps(): number {
    return this.#replica.pendingOps;
  }

  isOutdated(): boolean {
    return this.#sync.isOutdated;
  }

  isSavingSlow(): boolean {
    return this.#saveWatch.isStalled;
  }

  /** Checks the connection: the network may have changed. No effect on a closed client. */
  probe(): void {
    this.#sync.probe();
  }

  close(): void {
    this.#sync.close();
    this.remote.close();
    this.announcer.close();
    this.#saveWatch.close();
  }

  get #replica(): Replica {
    return this.#sync.replica;
  }

  #received(message: ServerMessage): void {
    if (message.type === "awareness") {
      this.remote.receive(message.delta);
    } else if (message.type === "welcome") {
      this.remote.welcomed();
      this.announcer.welcomed(message.role);
      if (message.role === "teacher") {
        this.#events.emit("admission");
      }
    } else if (message.type === "people-changed") {
      this.#events.emit("admission");
    } else if (message.type === "error" && message.code === "too-fast") {
      this.announcer.restart();
    }
    this.remote.showOnlyTeachers(this.seesOnlyTeachers());
  }

  #changed(): void {
    const changed = this.#replica.store.takeChanged();
    if (changed.size > 0) {
      this.remote.arrived(changed);
      this.#changes.notify(changed);
    }
    const { pendingOps, history, role, offered } = this.#replica;
    this.#saveWatch.update(pendingOps);
    this.#events.update({ pending: pendingOps, history, role, offered, settings: this.settings(), isLoading: this.isLoading(), percent: this.loadingPercent() });
  }
}
