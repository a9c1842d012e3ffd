import { LineTool } from "./shapes.ts";
import type { ToolDefinition } from "./tool.ts";

export const line = {
  label: "line",
  icon: "M5 19 19 5",
  shortcut: "l",
  requires: "edit",
  makes: ["line"],
  create: (context) => new LineTool(context, "line"),
} as const satisfies ToolDefinition;
