import { systemClock } from "../base/clock.ts";
import { newId } from "../protocol/ids.ts";
import type { BoardSession, BoardSessionOptions } from "./board.ts";
import { type BoardSessionEnvironment, LiveBoardSession } from "./board_session.ts";

/** The environment of a browser, or of any runtime with WebSockets. */
export const browser: BoardSessionEnvironment = {
  clock: systemClock,
  connect: (url, protocols) => new WebSocket(url, [...protocols]),
  newId,
};

/** Joins a board. The session survives lost connections until it is closed. */
export function openBoardSession(options: BoardSessionOptions): BoardSession {
  const address = new URL(`/ws/boards/${options.boardId}`, location.href);
  address.protocol = address.protocol.replace("http", "ws");
  const session = new LiveBoardSession({ url: address.href, ...options }, browser);
  for (const event of ["online", "offline", "visibilitychange"]) {
    addEventListener(event, () => document.visibilityState === "visible" && session.probe());
  }
  return session;
}
