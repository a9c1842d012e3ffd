import { Pencil } from "lucide";
import { lineSize, lookOf } from "../../elements/style.ts";
import { InkTool } from "../ink.ts";
import type { ToolDefinition } from "../tool.ts";

export const pen = {
  label: "pen",
  icon: Pencil,
  shortcut: "p",
  position: 20,
  requires: "edit",
  makes: ["stroke"],
  create: (context) =>
    new InkTool(context, () => {
      const style = context.style();
      return { color: style.color, size: lineSize(style), ...lookOf(style) };
    }),
} as const satisfies ToolDefinition;
