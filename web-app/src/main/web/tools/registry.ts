import { definitions } from "../../../../target/registries/tools.ts";
import type { EditorContext } from "../editing/context.ts";
import type { Version } from "../protocol/version.ts";
import type { Tool, ToolDefinition } from "./tool.ts";

/** The tools that are defined in the folder `definitions`. */
export const tools = definitions satisfies Readonly<Record<string, ToolDefinition>>;

export type ToolName = keyof typeof tools;

/** In the order in which they are offered. */
export const toolNames: readonly ToolName[] = (Object.keys(tools) as ToolName[]).sort((a, b) => tools[a].position - tools[b].position);

/** Whether the gateway offers what a tool makes (V9). */
export function isOffered(name: ToolName, offered: Version): boolean {
  const { makes, needs }: ToolDefinition = tools[name];
  return makes.every((type) => [undefined, ...(needs ?? [])].every((property) => offered.has(type, property)));
}

/** The tool that is selected at the start, and the one that anybody may use. */
export const firstTool: ToolName = "pen";
export const restingTool: ToolName = "select";

/** Creates all tools for one board. */
export function createTools(context: EditorContext): Readonly<Record<ToolName, Tool>> {
  const created = toolNames.map((name): [ToolName, Tool] => [name, tools[name].create(context)]);
  return Object.fromEntries(created) as Record<ToolName, Tool>;
}
