import { Circle } from "lucide";
import { AreaTool } from "../shapes.ts";
import type { ToolDefinition } from "../tool.ts";

export const ellipse = {
  label: "ellipse",
  icon: Circle,
  shortcut: "o",
  position: 60,
  requires: "edit",
  makes: ["ellipse"],
  create: (context) => new AreaTool(context, "ellipse"),
} as const satisfies ToolDefinition;
