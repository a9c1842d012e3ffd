import { definitions } from "../../../../target/registries/tools.ts";
import type { EditorContext } from "../editing/context.ts";
import type { Tool, ToolDefinition } from "./tool.ts";

/** All tools: those that are defined in the folder `definitions`. */
export const tools = definitions satisfies Readonly<Record<string, ToolDefinition>>;

export type ToolName = keyof typeof tools;

/** In the order in which they are offered. */
export const toolNames: readonly ToolName[] = (Object.keys(tools) as ToolName[]).sort((a, b) => tools[a].position - tools[b].position);

/** The tool that a page begins with, and the one that changes nothing by itself. */
export const firstTool: ToolName = "pen";
export const restingTool: ToolName = "select";

/** Each tool, at work on the same board. */
export function createTools(context: EditorContext): Readonly<Record<ToolName, Tool>> {
  const created = toolNames.map((name): [ToolName, Tool] => [name, tools[name].create(context)]);
  return Object.fromEntries(created) as Record<ToolName, Tool>;
}
