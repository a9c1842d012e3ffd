import type { RedoMessage, UndoMessage } from "./contract.ts";

export type {
  AcceptedMessage as Accepted,
  Action,
  BoardInfo,
  ClientMessage,
  ConflictSummary as Kept,
  Direction,
  DrainMessage as Drain,
  EntrySummary,
  EventAuthor as Author,
  EventMessage as BoardEvent,
  FailureMessage as Failure,
  HelloMessage as Hello,
  HistoryMessage as History,
  OpMessage as Op,
  Person,
  PingMessage as Ping,
  RefusedMessage as Refused,
  ResumePosition as Position,
  Role,
  ServerMessage,
  SnapshotMessage as Snapshot,
  WelcomeMessage as Welcome,
} from "./contract.ts";

export type Reverse = UndoMessage | RedoMessage;
