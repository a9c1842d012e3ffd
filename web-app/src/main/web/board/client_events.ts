import { Listeners } from "../base/listeners.ts";
import type { Role } from "../protocol/contract.ts";
import { ownVersion, type Version } from "../protocol/version.ts";
import { type BoardSettings, newBoard } from "../store/board_settings.ts";
import { type HistoryState, noHistory } from "../store/history.ts";
import type { BoardClientEvent } from "./board.ts";

/** The values whose changes are events. */
export interface ObservedValues {
  readonly pending: number;
  readonly history: HistoryState;
  readonly role: Role | undefined;
  readonly offered: Version;
  readonly settings: BoardSettings;
  readonly isLoading: boolean;
  readonly percent: number | undefined;
}

/** The events of a board client, and those who listen to them. */
export class ClientEvents {
  readonly #events = new Listeners<BoardClientEvent>();
  #latest: ObservedValues = { pending: 0, history: noHistory, role: undefined, offered: ownVersion, settings: newBoard, isLoading: true, percent: undefined };

  on(listener: (event: BoardClientEvent) => void): () => void {
    return this.#events.add(listener);
  }

  emit(event: BoardClientEvent): void {
    this.#events.notify(event);
  }

  /** Emits an event for each value that has changed since the last call. */
  update(values: ObservedValues): void {
    const before = this.#latest;
    this.#latest = values;
    if (before.role !== values.role || before.offered !== values.offered) {
      this.emit("role");
    }
    if (before.settings !== values.settings || before.isLoading !== values.isLoading || before.percent !== values.percent) {
      this.emit("board");
    }
    if (before.pending !== values.pending) {
      this.emit("pending");
    }
    if (before.history !== values.history) {
      this.emit("history");
    }
  }
}
