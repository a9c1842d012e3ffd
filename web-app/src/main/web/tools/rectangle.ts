import { AreaTool } from "./shapes.ts";
import type { ToolDefinition } from "./tool.ts";

export const rectangle = {
  label: "rectangle",
  icon: "M5.5 5.5h13a1.5 1.5 0 0 1 1.5 1.5v10a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 17V7a1.5 1.5 0 0 1 1.5-1.5Z",
  shortcut: "r",
  requires: "edit",
  makes: ["rectangle"],
  create: (context) => new AreaTool(context, "rectangle"),
} as const satisfies ToolDefinition;
