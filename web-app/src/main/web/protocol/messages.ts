import type { AwarenessMessage, Delta } from "./awareness.ts";
import type { Change, Element } from "./element.ts";
import type { ErrorCode } from "./facts.ts";

/** Up to where a client knows the board. */
export interface Position {
  readonly epoch: number;
  readonly seq: number;
}

/** Teachers may do everything, students what isn't frozen or locked, viewers nothing. */
export type Role = "teacher" | "student" | "viewer";

export interface Person {
  readonly user: string;
  readonly name: string;
}

export interface Author {
  readonly user: string;
  /** Left out if it isn't told: the students were hidden, and this is none of a teacher (A9). */
  readonly name?: string;
  readonly client: string;
  readonly role: Role;
}

/**
 * What a board is apart from its elements. The last four are left out while nothing has happened on it; who made the
 * changes, also while the students are hidden (A9).
 */
export interface BoardInfo {
  /** Empty: none. */
  readonly title: string;
  /** Students can't change it. */
  readonly frozen: boolean;
  /** Students see no other students (A9). */
  readonly studentsHidden: boolean;
  readonly createdBy?: Person;
  /** Milliseconds since 1970. */
  readonly createdAt?: number;
  readonly changedBy?: Person;
  readonly changedAt?: number;
}

export type Direction = "undo" | "redo";

/** What was done, and would be undone or done again. */
export type Action =
  | "add"
  | "remove"
  | "move"
  | "resize"
  | "write"
  | "style"
  | "like"
  | "lock"
  | "freeze"
  | "hide"
  | "rename"
  | "change";

/** What an entry of a person's history is about (U14). */
export interface EntrySummary {
  readonly action: Action;
  /** 0: the board itself; left out: too many for one event. */
  readonly elements?: number;
}

/** What was left as it was, because somebody has changed it since (U15). */
export interface Kept {
  readonly elements: number;
  /** As far as it is known. */
  readonly by: readonly Person[];
}

export interface Hello {
  readonly type: "hello";
  readonly protocol: number;
  readonly client: string;
  readonly resume?: Position;
  /** The person has done nothing in this page for a while (A7). */
  readonly idle?: true;
}

export interface Op {
  readonly type: "op";
  readonly op: number;
  readonly changes: readonly Change[];
}

export interface Reverse {
  readonly type: Direction;
  readonly request: number;
  readonly after: number;
}

export interface Ping {
  readonly type: "ping";
  /** The person has done something in the page since the last one (A7). */
  readonly active?: true;
}

export type ClientMessage = Hello | Op | AwarenessMessage | Reverse | Ping;

/** The answer to `hello`. */
export interface Welcome {
  readonly type: "welcome";
  readonly protocol: number;
  readonly gateway: string;
  /** What the person may do. */
  readonly role: Role;
}

/** The whole board after the event `seq`. */
export interface Snapshot extends Position {
  readonly type: "snapshot";
  readonly board: BoardInfo;
  readonly elements: readonly Element[];
}

/** The board's next event. With `reverses`, its `op` is not the author's own (U11). */
export interface BoardEvent extends Position {
  readonly type: "event";
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly author: Author;
  readonly op: number;
  readonly reverses?: { readonly direction: Direction; readonly seq: number };
  /** The operation's next event follows: only the last one acknowledges it. */
  readonly more?: true;
  readonly changes: readonly Change[];
}

/** The operation had taken effect when it was sent the first time. */
export interface Accepted {
  readonly type: "accepted";
  readonly op: number;
}

/** An operation (`op`) or an undo or redo (`request`) that was not done. */
export interface Refused {
  readonly type: "refused";
  readonly op?: number;
  readonly request?: number;
  readonly code: ErrorCode;
  /** For people to read. */
  readonly message: string;
  /** With `op-gap`: the number that the next operation must have. */
  readonly expected?: number;
  readonly kept?: Kept;
}

export interface Awareness {
  readonly type: "awareness";
  readonly delta: Delta;
}

/** How many entries the person can undo and redo, and what the next ones are about; `client`, if it answers one. */
export interface History {
  readonly type: "history";
  readonly undo: number;
  readonly redo: number;
  readonly undoes?: EntrySummary;
  readonly redoes?: EntrySummary;
  readonly client?: string;
  readonly request?: number;
  /** What that client's request or operation left as it was. */
  readonly kept?: Kept;
}

/** The gateway stops: it closes the connection in so many milliseconds, and is to be left without an alarm (C9). */
export interface Drain {
  readonly type: "drain";
  readonly closesInMs: number;
}

/** A frame couldn't be understood or handled. */
export interface Failure {
  readonly type: "error";
  readonly code: ErrorCode;
  readonly message: string;
}

export interface Pong {
  readonly type: "pong";
}

export type ServerMessage =
  | Welcome
  | Snapshot
  | BoardEvent
  | Accepted
  | Refused
  | Awareness
  | History
  | Drain
  | Failure
  | Pong;
