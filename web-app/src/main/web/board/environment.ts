import type { Clock } from "../base/clock.ts";
import type { Socket } from "../connection/connection.ts";
import type { BoardClientOptions } from "./board.ts";

/** What the client needs from its environment. */
export interface BoardClientEnvironment {
  readonly clock: Clock;
  connect(url: string, protocols: readonly string[]): Socket;
  newId(): string;
}

export type WebSocketBoardClientOptions = BoardClientOptions & { readonly url: string };
