import { Slash } from "lucide";
import { LineTool } from "../shapes.ts";
import type { ToolDefinition } from "../tool.ts";

export const line = {
  label: "line",
  icon: Slash,
  shortcut: "l",
  position: 30,
  requires: "edit",
  makes: ["line"],
  create: (context) => new LineTool(context, "line"),
} as const satisfies ToolDefinition;
