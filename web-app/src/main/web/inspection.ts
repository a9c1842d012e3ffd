import type { BoardClient } from "./board/board.ts";
import type { Element, ElementType, Role } from "./protocol/contract.ts";
import type { BoardSettings } from "./store/board_settings.ts";
import { type ToolName, toolNames, tools } from "./tools/registry.ts";

declare global {
  interface Window {
    /** The board as this page has it, to be read by tests and the curious. */
    chalkstream?: {
      readonly boardId: string;
      elements(): readonly Element[];
      settings(): BoardSettings;
      /** The tools in the order in which they are offered, with their keys and the types of what they make. */
      tools(): readonly { readonly name: ToolName; readonly shortcut: string; readonly makes: readonly ElementType[] }[];
      role(): Role | undefined;
      pendingOps(): number;
      isSafeToLeave(): boolean;
      /** The names at the others' cursors. */
      cursors(): readonly string[];
      /** The names of the others who use the laser pointer. */
      lasers(): readonly string[];
      /** The names of the others who write in an element. */
      writers(): readonly string[];
      /** The names of everybody who is here. */
      people(): readonly string[];
    };
  }
}

export function exposeBoard(client: BoardClient): void {
  window.chalkstream = {
    boardId: client.boardId,
    elements: () => [...client.elements()],
    settings: () => client.settings(),
    tools: () => toolNames.map((name) => ({ name, shortcut: tools[name].shortcut, makes: tools[name].makes })),
    role: () => client.role(),
    pendingOps: () => client.pendingOps(),
    isSafeToLeave: () => client.isSafeToLeave(),
    cursors: () => [...client.remote.cursors()].map(({ presence }) => presence.name),
    lasers: () => [...client.remote.lasers()].map(({ presence }) => presence.name),
    writers: () => [...client.remote.writings()].map(({ presence }) => presence.name),
    people: () => [...client.remote.people().values()].map(({ name }) => name),
  };
}
