import { Triangle } from "lucide";
import { AreaTool } from "../shapes.ts";
import type { ToolDefinition } from "../tool.ts";

export const triangle = {
  label: "triangle",
  icon: Triangle,
  shortcut: "y",
  position: 64,
  requires: "edit",
  makes: ["triangle"],
  create: (context) => new AreaTool(context, "triangle"),
} as const satisfies ToolDefinition;
