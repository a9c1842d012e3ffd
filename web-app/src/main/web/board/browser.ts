import { systemClock } from "../base/clock.ts";
import { newId } from "../protocol/ids.ts";
import type { Session, SessionOptions } from "./board.ts";
import { LiveSession, type SessionEnvironment } from "./session.ts";

/** A browser, or whatever else has WebSockets. */
export const browser: SessionEnvironment = {
  clock: systemClock,
  connect: (url, protocols) => new WebSocket(url, [...protocols]),
  newId,
};

/** Joins a board and stays with it, through lost connections, until closed. */
export function openSession(options: SessionOptions): Session {
  const address = new URL(`/ws/boards/${options.boardId}`, location.href);
  address.protocol = address.protocol.replace("http", "ws");
  const session = new LiveSession({ url: address.href, ...options }, browser);
  for (const event of ["online", "offline", "visibilitychange"]) {
    addEventListener(event, () => document.visibilityState === "visible" && session.probe());
  }
  return session;
}
