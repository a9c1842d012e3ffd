import type { Refusal } from "../base/outcome.ts";
import type { Announcer } from "../awareness/announcer.ts";
import type { Called, RemoteAwareness } from "../awareness/remote_awareness.ts";
import type { Admission, ConnectionState } from "../connection/connection.ts";
import type { DeviceStorage } from "../device/device.ts";
import type { Change, ConflictSummary, Element, ErrorCode, EventMessage, Person, ResumePosition, Role } from "../protocol/contract.ts";
import type { Version } from "../protocol/version.ts";
import type { KnownAuthor } from "../store/authors.ts";
import type { BoardSettings } from "../store/board_settings.ts";
import type { HistoryState } from "../store/history.ts";
import type { RefusedWork, Work } from "../store/refused_work.ts";

/** The board as the person sees it, including their own unacknowledged changes. */
export interface BoardView {
  /** In no particular order. Elements are drawn by `z`, then `id` (B7). */
  elements(): Iterable<Element>;
  get(id: string): Element | undefined;
  /**
   * Calls the listener with the ids of the elements that were changed, added or removed: synchronously after each `apply`,
   * and once for each received frame. Returns the function that ends the subscription.
   */
  subscribe(listener: (changed: ReadonlySet<string>) => void): () => void;
}

/** What has changed, what was not done and why, or why the person has no access. */
export type BoardClientEvent =
  | "board"
  | "role"
  | "history"
  | "people"
  /** Of teachers: who waits, or what was said of people, may be different now (K10). */
  | "admission"
  | "awareness"
  | "connection"
  | "pending"
  | "saving"
  /** What is pending has been kept on the device. */
  | "kept"
  /** Something was refused; `kept`: because others have changed it since. */
  | { readonly notice: ErrorCode; readonly kept?: ConflictSummary }
  /** Something was done in part: this was left as it is. */
  | { readonly kept: ConflictSummary }
  /** A teacher calls everybody to a part of the board. */
  | { readonly called: Called }
  | { readonly noAccess: Refusal["kind"] };

/** The client of one person on one board (see the glossary): the board as this page has it, and the way to change it. */
export interface BoardClient extends BoardView {
  readonly boardId: string;
  readonly clientId: string;
  readonly person: Person;
  /** Sends the person's own awareness to the others. */
  readonly announcer: Announcer;
  /** The others' awareness, and who is here. */
  readonly remote: RemoteAwareness;
  /** The person's role; undefined until the first welcome. */
  role(): Role | undefined;
  /** What may be used on the board: what the gateway offers, as far as this page knows it (V9). */
  offered(): Version;
  /** The same object for as long as nothing of it changes. */
  settings(): BoardSettings;
  /** The board as the server has confirmed it, without what is under way; undefined: it isn't known yet. */
  confirmed(): ConfirmedBoard | undefined;
  /**
   * Applies changes as one operation. It is shown at once, and kept until its outcome is known, also across lost
   * connections. What the board would certainly refuse is neither shown nor sent; a notice says why.
   * Returns the operation's number; undefined: there is none.
   */
  apply(changes: readonly Change[]): number | undefined;
  undo(): void;
  redo(): void;
  /** What can be undone and redone. */
  history(): HistoryState;
  /** The authors of the changes that this page knows of, the latest first. */
  authors(): readonly KnownAuthor[];
  /** Who has put an element on the board; undefined: this page doesn't know. */
  authorOf(id: string): KnownAuthor | undefined;
  /** Whether all but teachers are hidden from this person, and this person from all but teachers (A9). */
  seesOnlyTeachers(): boolean;
  /** Whether the person is the author of this comment, as far as this page knows. */
  isOwnComment(id: string): boolean;
  connection(): ConnectionState;
  /** Whether the board isn't known yet. */
  isLoading(): boolean;
  /** How much of a large board has come, in percent; undefined if nothing is coming in parts. */
  loadingPercent(): number | undefined;
  /** The number of unacknowledged operations. */
  pendingOps(): number;
  /** Whether the page is too old for its server (V2): it can't edit any more, and keeps what it hasn't sent. */
  isOutdated(): boolean;
  /** Whether operations are pending and none has been acknowledged for 2 s. */
  isSavingSlow(): boolean;
  /** To be called when the person does something in this page (A7). */
  noteActivity(): void;
  on(listener: (what: BoardClientEvent) => void): () => void;
  /** Calls the listener with each event of the board that takes effect while this page is connected. */
  onConfirmed(listener: (event: EventMessage) => void): () => void;
  /** Calls the listener with work that the board hasn't taken. */
  onRefused(listener: (work: RefusedWork) => void): () => void;
  /** The work without an outcome, as the person sees it. */
  pendingWork(): Work;
  /** Whether leaving the page loses nothing: all that has no outcome is on the device. */
  isSafeToLeave(): boolean;
  close(): void;
}

/** A board after an event. */
export interface ConfirmedBoard {
  readonly position: ResumePosition;
  readonly elements: readonly Element[];
  readonly settings: BoardSettings;
}

export interface BoardClientOptions {
  readonly boardId: string;
  readonly person: Person;
  readonly admission: Admission;
  /** What the page keeps on the device; undefined: nothing. */
  readonly device?: Pick<DeviceStorage, "journal" | "orphan"> | undefined;
  /** The WebSocket's address; that of this page's server unless given. */
  readonly url?: string;
}
