import { Diamond } from "lucide";
import { AreaTool } from "../shapes.ts";
import type { ToolDefinition } from "../tool.ts";

export const diamond = {
  label: "diamond",
  icon: Diamond,
  shortcut: "d",
  position: 62,
  requires: "edit",
  makes: ["diamond"],
  create: (context) => new AreaTool(context, "diamond"),
} as const satisfies ToolDefinition;
