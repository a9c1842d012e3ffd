import { Waypoints } from "lucide";
import { PolylineTool } from "../polyline.ts";
import type { ToolDefinition } from "../tool.ts";

export const polyline = {
  label: "polyline",
  icon: Waypoints,
  shortcut: "j",
  position: 35,
  requires: "edit",
  makes: ["polyline"],
  takesTaps: true,
  create: (context) => new PolylineTool(context),
} as const satisfies ToolDefinition;
