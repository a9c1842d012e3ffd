import { LineTool } from "./shapes.ts";
import type { ToolDefinition } from "./tool.ts";

export const arrow = {
  label: "arrow",
  icon: "M5 19 19 5 M10.500 5H19v8.500",
  shortcut: "a",
  requires: "edit",
  makes: ["arrow"],
  create: (context) => new LineTool(context, "arrow"),
} as const satisfies ToolDefinition;
