import type { EntrySummary } from "../protocol/messages.ts";
import type { Capability } from "../store/permission.ts";
import { type ToolName, toolNames, tools } from "../tools/registry.ts";
import { button, make, relabel } from "./dom.ts";
import { icon, type IconName, lineDrawing } from "./icons.ts";
import { strings } from "./strings.ts";

const isMac = navigator.platform.startsWith("Mac");
const UNDO_KEY = isMac ? "⌘Z" : "Ctrl+Z";
const REDO_KEY = isMac ? "⇧⌘Z" : "Ctrl+Y";

export interface ToolbarActions {
  choose(tool: ToolName): void;
  undo(): void;
  redo(): void;
  remove(): void;
}

export interface ToolbarState {
  readonly tool: ToolName;
  readonly can: (capability: Capability) => boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly canRemove: boolean;
  /** What undoing and redoing would do. */
  readonly undoes?: EntrySummary | undefined;
  readonly redoes?: EntrySummary | undefined;
}

export class Toolbar {
  readonly element: HTMLElement;
  private readonly tools: ReadonlyMap<ToolName, HTMLButtonElement>;
  private readonly undo: HTMLButtonElement;
  private readonly redo: HTMLButtonElement;
  private readonly remove: HTMLButtonElement;

  constructor(actions: ToolbarActions) {
    const action = (name: IconName & ("undo" | "redo" | "remove"), key: string, testId: string) =>
      button({ label: strings[name], key, testId, press: () => actions[name]() }, icon(name));
    this.tools = new Map(
      toolNames.map((name) => {
        const { label, shortcut, icon } = tools[name];
        const press = () => actions.choose(name);
        return [name, button({ label: strings[label], key: shortcut.toUpperCase(), testId: `tool-${name}`, press }, lineDrawing(icon))];
      }),
    );
    this.undo = action("undo", UNDO_KEY, "undo");
    this.redo = action("redo", REDO_KEY, "redo");
    this.remove = action("remove", "Delete", "delete");
    this.element = make(
      "div",
      { class: "toolbar panel", role: "toolbar", "aria-label": strings.tools },
      make("div", { class: "tools" }, ...this.tools.values()),
      make("span", { class: "divider" }),
      make("div", { class: "tools" }, this.undo, this.redo, make("span", { class: "divider" }), this.remove),
    );
  }

  show(state: ToolbarState): void {
    this.tools.forEach((tool, name) => {
      tool.setAttribute("aria-pressed", String(name === state.tool));
      tool.disabled = !state.can(tools[name].requires);
    });
    this.undo.disabled = !state.canUndo;
    this.redo.disabled = !state.canRedo;
    this.remove.disabled = !state.canRemove;
    relabel(this.undo, state.canUndo && state.undoes ? strings.undoOf(state.undoes) : strings.undo, UNDO_KEY);
    relabel(this.redo, state.canRedo && state.redoes ? strings.redoOf(state.redoes) : strings.redo, REDO_KEY);
  }
}
