import type { BoardSession } from "./board/board.ts";
import type { Element, Role } from "./protocol/contract.ts";
import type { BoardSettings } from "./store/board_settings.ts";

declare global {
  interface Window {
    /** The board as this page has it, to be read by tests and the curious. */
    chalkstream?: {
      readonly boardId: string;
      elements(): readonly Element[];
      settings(): BoardSettings;
      role(): Role | undefined;
      pendingOps(): number;
      isSafeToLeave(): boolean;
      /** The names at the others' cursors. */
      cursors(): readonly string[];
      /** The names of everybody who is here. */
      people(): readonly string[];
    };
  }
}

export function exposeBoard(session: BoardSession): void {
  window.chalkstream = {
    boardId: session.boardId,
    elements: () => [...session.elements()],
    settings: () => session.settings(),
    role: () => session.role(),
    pendingOps: () => session.pendingOps(),
    isSafeToLeave: () => session.isSafeToLeave(),
    cursors: () => [...session.remote.cursors()].map(({ presence }) => presence.name),
    people: () => [...session.remote.people().values()].map(({ name }) => name),
  };
}
