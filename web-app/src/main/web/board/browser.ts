import { systemClock } from "../base/clock.ts";
import { newId } from "../protocol/ids.ts";
import type { Session, SessionOptions } from "./board.ts";
import { LiveSession, type SessionEnvironment } from "./session.ts";

/** The environment of a browser, or of any runtime with WebSockets. */
export const browser: SessionEnvironment = {
  clock: systemClock,
  connect: (url, protocols) => new WebSocket(url, [...protocols]),
  newId,
};

/** Joins a board. The session survives lost connections until it is closed. */
export function openSession(options: SessionOptions): Session {
  const address = new URL(`/ws/boards/${options.boardId}`, location.href);
  address.protocol = address.protocol.replace("http", "ws");
  const session = new LiveSession({ url: address.href, ...options }, browser);
  for (const event of ["online", "offline", "visibilitychange"]) {
    addEventListener(event, () => document.visibilityState === "visible" && session.probe());
  }
  return session;
}
