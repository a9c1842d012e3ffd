import { systemClock } from "../base/clock.ts";
import { newId } from "../protocol/ids.ts";
import type { BoardClient, BoardClientOptions } from "./board.ts";
import type { BoardClientEnvironment } from "./environment.ts";
import { whenPageReturns } from "./page_events.ts";
import { WebSocketBoardClient } from "./websocket_board_client.ts";

/** The environment of a browser, or of any runtime with WebSockets. */
export const browser: BoardClientEnvironment = {
  clock: systemClock,
  connect: (url, protocols) => new WebSocket(url, [...protocols]),
  newId,
};

/** Joins a board. The client reconnects until it is closed. */
export function openBoardClient(options: BoardClientOptions): BoardClient {
  const address = new URL(`/ws/boards/${options.boardId}`, location.href);
  address.protocol = address.protocol.replace("http", "ws");
  const client = new WebSocketBoardClient({ url: address.href, ...options }, browser);
  whenPageReturns(globalThis, document, () => client.probe());
  return client;
}
