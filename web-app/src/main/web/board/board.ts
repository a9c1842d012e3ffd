import type { Refusal } from "../base/outcome.ts";
import type { Announcer } from "../awareness/announcer.ts";
import type { Called, RemoteAwareness } from "../awareness/remote_awareness.ts";
import type { Admission, ConnectionState } from "../connection/connection.ts";
import type { Change, ConflictSummary, Element, ErrorCode, Person, Role } from "../protocol/contract.ts";
import type { KnownAuthor } from "../store/authors.ts";
import type { BoardSettings } from "../store/board_settings.ts";
import type { HistoryState } from "../store/history.ts";

/** What a renderer reads: the board as the person sees it, their own unacknowledged changes included. */
export interface BoardView {
  /** In any order: whoever draws sorts by `z`, then `id` (B7). */
  elements(): Iterable<Element>;
  get(id: string): Element | undefined;
  /**
   * Tells the ids of the elements that were changed, added or removed: synchronously after each `apply`, and once for
   * each frame received. Returns the function that ends the subscription.
   */
  subscribe(listener: (changed: ReadonlySet<string>) => void): () => void;
}

/** What has changed, something that was not done and that the person should hear of, or why the board is closed to them. */
export type SessionNews =
  | "board"
  | "role"
  | "history"
  | "people"
  | "awareness"
  | "connection"
  | "pending"
  | "saving"
  /** With `kept`: because of what others have changed since. */
  | { readonly notice: ErrorCode; readonly kept?: ConflictSummary }
  /** Something was done, but for this. */
  | { readonly kept: ConflictSummary }
  /** A teacher calls everybody there. */
  | { readonly called: Called }
  | { readonly noAccess: Refusal["kind"] };

/** A person at a board. */
export interface Session extends BoardView {
  readonly boardId: string;
  readonly clientId: string;
  readonly person: Person;
  /** Tells the others what this person shows. */
  readonly announcer: Announcer;
  /** What the others show, and who is here. */
  readonly remote: RemoteAwareness;
  /** What the person may do; undefined: not known yet. */
  role(): Role | undefined;
  /** The same object for as long as nothing of it changes. */
  settings(): BoardSettings;
  /**
   * One operation: shown at once, and kept until its outcome is known, over lost connections too. What the board would
   * certainly refuse is neither shown nor sent, and the person is told why.
   */
  apply(changes: readonly Change[]): void;
  undo(): void;
  redo(): void;
  /** What can be undone and redone. */
  history(): HistoryState;
  /** Those whose changes this page has heard of, the latest first. */
  authors(): readonly KnownAuthor[];
  /** Whether all but teachers are hidden from this person, and this person from all but teachers (A9). */
  seesOnlyTeachers(): boolean;
  /** Whether the person has put this comment on the board, as far as this page has heard of it. */
  isOwnComment(id: string): boolean;
  connection(): ConnectionState;
  /** The operations that are not acknowledged yet. */
  pendingOps(): number;
  /** Whether operations wait and none has been acknowledged for 2 s. */
  isSavingSlow(): boolean;
  /** The person does something in this page (A7). */
  noteActivity(): void;
  on(listener: (what: SessionNews) => void): () => void;
  close(): void;
}

export interface SessionOptions {
  readonly boardId: string;
  readonly person: Person;
  readonly admission: Admission;
  /** The WebSocket's address; that of this page's server unless given. */
  readonly url?: string;
}
