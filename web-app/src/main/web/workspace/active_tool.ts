import type { ReadonlySignal } from "@preact/signals";
import type { EditorContext } from "../editing/context.ts";
import type { ToolRole } from "../stage/pointer_state.ts";
import { refusalToDo, type Situation } from "../store/permission.ts";
import { createTools, restingTool, type ToolName, tools } from "../tools/registry.ts";
import type { Tool, ToolDefinition } from "../tools/tool.ts";

/** The tool that is chosen, and the one that a pen's other end or its button stands for. */
export class ActiveTool {
  readonly #tools: Readonly<Record<ToolName, Tool>>;

  constructor(
    context: EditorContext,
    private readonly chosen: ReadonlySignal<ToolName>,
    private readonly situation: ReadonlySignal<Situation>,
  ) {
    this.#tools = createTools(context);
  }

  get name(): ToolName {
    return this.chosen.peek();
  }

  get tool(): Tool {
    return this.#tools[this.name];
  }

  get definition(): ToolDefinition {
    return tools[this.name];
  }

  /** The tool that changes nothing at all. */
  get viewing(): Tool {
    return this.#tools.hand;
  }

  /** The tool of a gesture. Whoever may not erase selects instead. */
  withRole(role: ToolRole): Tool {
    if (role === "chosen") {
      return this.tool;
    }
    return this.#tools[refusalToDo(tools[role].requires, this.situation.peek()) === undefined ? role : restingTool];
  }
}
