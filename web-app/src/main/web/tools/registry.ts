import type { EditorContext } from "../editing/context.ts";
import { arrow } from "./arrow.ts";
import { ellipse } from "./ellipse.ts";
import { laser } from "./laser.ts";
import { line } from "./line.ts";
import { pen } from "./pen.ts";
import { post } from "./post.ts";
import { rectangle } from "./rectangle.ts";
import { select } from "./select.ts";
import { text } from "./text.ts";
import type { Tool, ToolDefinition } from "./tool.ts";

/** All tools, in the order in which they are offered. */
export const tools = { select, pen, line, arrow, rectangle, ellipse, text, post, laser } as const satisfies Readonly<
  Record<string, ToolDefinition>
>;

export type ToolName = keyof typeof tools;

export const toolNames = Object.keys(tools) as readonly ToolName[];

/** The tool that a page begins with, and the one that changes nothing by itself. */
export const firstTool: ToolName = "pen";
export const restingTool: ToolName = "select";

/** Each tool, at work on the same board. */
export function createTools(context: EditorContext): Readonly<Record<ToolName, Tool>> {
  const created = toolNames.map((name): [ToolName, Tool] => [name, tools[name].create(context)]);
  return Object.fromEntries(created) as Record<ToolName, Tool>;
}
