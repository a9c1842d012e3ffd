import { Hand } from "lucide";
import type { Tool, ToolDefinition } from "../tool.ts";

/** Dragging with it moves the view; nothing else happens. */
const handTool: Tool = {
  cursor: "grab",
  down: () => {},
  move: () => {},
  up: () => {},
  cancel: () => {},
};

export const hand = {
  label: "hand",
  icon: Hand,
  shortcut: "h",
  position: 15,
  requires: "view",
  makes: [],
  keepsSelection: true,
  pans: true,
  create: () => handTool,
} as const satisfies ToolDefinition;
