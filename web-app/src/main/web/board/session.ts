import type { Session, SessionOptions } from "./board.ts";

/** Joins a board and stays with it, through lost connections, until closed. */
export function openSession(options: SessionOptions): Session {
  throw new Error(`not connected to ${options.boardId}`);
}
