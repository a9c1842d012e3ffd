import { ArrowUpRight } from "lucide";
import { LineTool } from "../shapes.ts";
import type { ToolDefinition } from "../tool.ts";

export const arrow = {
  label: "arrow",
  icon: ArrowUpRight,
  shortcut: "a",
  position: 40,
  requires: "edit",
  makes: ["arrow"],
  create: (context) => new LineTool(context, "arrow"),
} as const satisfies ToolDefinition;
