import { AreaTool } from "./shapes.ts";
import type { ToolDefinition } from "./tool.ts";

export const ellipse = {
  label: "ellipse",
  icon: "M12 5.500c4.700 0 8.500 2.900 8.500 6.500s-3.800 6.500-8.500 6.500S3.500 15.600 3.500 12 7.300 5.500 12 5.500Z",
  shortcut: "o",
  requires: "edit",
  makes: ["ellipse"],
  create: (context) => new AreaTool(context, "ellipse"),
} as const satisfies ToolDefinition;
