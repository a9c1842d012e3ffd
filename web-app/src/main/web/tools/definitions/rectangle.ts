import { RectangleHorizontal } from "lucide";
import { AreaTool } from "../shapes.ts";
import type { ToolDefinition } from "../tool.ts";

export const rectangle = {
  label: "rectangle",
  icon: RectangleHorizontal,
  shortcut: "r",
  position: 50,
  requires: "edit",
  makes: ["rectangle"],
  create: (context) => new AreaTool(context, "rectangle"),
} as const satisfies ToolDefinition;
