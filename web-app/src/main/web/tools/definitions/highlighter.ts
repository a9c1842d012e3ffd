import { Highlighter } from "lucide";
import { highlightSize } from "../../elements/style.ts";
import { InkTool } from "../ink.ts";
import type { ToolDefinition } from "../tool.ts";

export const highlighter = {
  label: "highlighter",
  icon: Highlighter,
  shortcut: "m",
  position: 22,
  requires: "edit",
  makes: ["stroke"],
  needs: ["brush"],
  aspects: ["highlight", "size"],
  create: (context) =>
    new InkTool(context, () => {
      const style = context.style();
      return { color: style.highlight, size: highlightSize(style), brush: "highlighter" };
    }),
} as const satisfies ToolDefinition;
