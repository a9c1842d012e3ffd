import { type ToolName, toolNames, tools } from "../tools/registry.ts";
import { isComposing, isWriting } from "./dom.ts";

export const LIKE_KEY = "u";
export const COMMENT_KEY = "c";

export interface KeyActions {
  choose(tool: ToolName): void;
  undo(): void;
  redo(): void;
  remove(): void;
  selectAll(): void;
  escape(): void;
  /** Opens what is selected for writing. */
  open(): void;
  /** Likes what is selected, or no longer. */
  like(): void;
  /** Shows what is said about the selected post. */
  comment(): void;
  /** An arrow key, repeatedly while it is held: which way, and whether in large steps. */
  arrow(dx: number, dy: number, large: boolean): void;
  arrowsReleased(): void;
  holdPan(held: boolean): void;
  zoomIn(): void;
  zoomOut(): void;
  actualSize(): void;
  fit(): void;
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The keyboard, except while something is being written. */
export function listenToKeys(actions: KeyActions): void {
  const plain = plainKeys(actions);
  addEventListener("pointerdown", () => delete document.documentElement.dataset["tabbing"], { capture: true });
  addEventListener("keydown", (event) => {
    if (event.key === "Tab") {
      document.documentElement.dataset["tabbing"] = "";
    }
    if (event.defaultPrevented || isWriting(event.target) || isComposing(event) || event.altKey || isInOwnWidget(event.target)) {
      return;
    }
    const handled =
      event.ctrlKey || event.metaKey ? command(event, actions) : arrow(event, actions) || pressed(event, plain, actions);
    if (handled) {
      event.preventDefault();
    }
  });
  addEventListener("keyup", (event) => {
    if (event.code === "Space") {
      actions.holdPan(false);
    } else if (event.key in ARROWS) {
      actions.arrowsReleased();
    }
  });
  addEventListener("blur", () => {
    actions.holdPan(false);
    actions.arrowsReleased();
  });
}

/** Dialogs and menus have keys of their own. */
function isInOwnWidget(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("[aria-modal=true], [role=menu]") !== null;
}

function plainKeys(actions: KeyActions): ReadonlyMap<string, () => void> {
  return new Map<string, () => void>([
    ...toolNames.map((name) => [tools[name].shortcut, () => actions.choose(name)] as const),
    ["Delete", () => actions.remove()],
    ["Backspace", () => actions.remove()],
    ["Escape", () => actions.escape()],
    [LIKE_KEY, () => actions.like()],
    [COMMENT_KEY, () => actions.comment()],
    ["+", () => actions.zoomIn()],
    ["=", () => actions.zoomIn()],
    ["-", () => actions.zoomOut()],
    ["0", () => actions.actualSize()],
    ["1", () => actions.fit()],
  ]);
}

/** The Latin letter of a key: by its place on the keyboard when another script, such as Hangul, is switched on. */
function latin(event: KeyboardEvent): string {
  return /^[^\x00-\x7f]$/.test(event.key) ? event.code.replace(/^Key/, "").toLowerCase() : event.key.toLowerCase();
}

function pressed(event: KeyboardEvent, plain: ReadonlyMap<string, () => void>, actions: KeyActions): boolean {
  if (event.target instanceof HTMLButtonElement && (event.code === "Space" || event.key === "Enter")) {
    return false;
  }
  if (event.code === "Space") {
    actions.holdPan(true);
    return true;
  }
  if (event.key === "Enter") {
    actions.open();
    return true;
  }
  const action = plain.get(event.key) ?? plain.get(latin(event));
  action?.();
  return action !== undefined;
}

function arrow(event: KeyboardEvent, actions: KeyActions): boolean {
  const way = ARROWS[event.key];
  if (way !== undefined) {
    actions.arrow(...way, event.shiftKey);
  }
  return way !== undefined;
}

function command(event: KeyboardEvent, actions: KeyActions): boolean {
  const action = {
    z: event.shiftKey ? () => actions.redo() : () => actions.undo(),
    y: () => actions.redo(),
    a: () => actions.selectAll(),
  }[latin(event)];
  action?.();
  return action !== undefined;
}
