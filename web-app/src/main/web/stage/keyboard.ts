import { isComposing, isWriting } from "./dom.ts";

export interface KeyActions {
  /** Does what the keys stand for. Returns whether they stand for something. */
  press(event: KeyboardEvent): boolean;
  /** An arrow key, repeatedly while it is held: which way, whether in large steps, and whether it resizes. */
  arrow(dx: number, dy: number, large: boolean, isResizing: boolean): void;
  /** The Tab key on the board. Returns whether an element was selected: otherwise the focus moves on. */
  tab(isBack: boolean): boolean;
  /** A letter that stands for nothing. Returns whether it is to be written into what is selected. */
  write(): boolean;
  /** The Enter key on the board, with nothing selected. Returns whether something was made. */
  place(): boolean;
  arrowsReleased(): void;
  holdPan(held: boolean): void;
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The keyboard, except while something is being written. */
export function listenToKeys(actions: KeyActions): void {
  addEventListener("pointerdown", () => delete document.documentElement.dataset["tabbing"], { capture: true });
  addEventListener("keydown", (event) => {
    if (event.key === "Tab") {
      document.documentElement.dataset["tabbing"] = "";
    }
    if (event.defaultPrevented || isWriting(event.target) || isComposing(event) || isInOwnWidget(event.target)) {
      return;
    }
    if (arrow(event, actions) || onBoard(event, actions) || pressed(event, actions)) {
      event.preventDefault();
    } else if (isBoard(event.target) && !isCommand(event) && [...event.key].length === 1) {
      // The letter comes into the editor that is opened.
      actions.write();
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
export function isInOwnWidget(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("[aria-modal=true], [role=menu]") !== null;
}

function pressed(event: KeyboardEvent, actions: KeyActions): boolean {
  if (event.target instanceof HTMLButtonElement && (event.code === "Space" || event.key === "Enter")) {
    return false;
  }
  if (event.code === "Space" && !isCommand(event)) {
    actions.holdPan(true);
    return true;
  }
  return actions.press(event);
}

function arrow(event: KeyboardEvent, actions: KeyActions): boolean {
  const isResizing = (event.ctrlKey || event.metaKey) && !event.altKey && isBoard(event.target);
  const way = isCommand(event) && !isResizing ? undefined : ARROWS[event.key];
  if (way !== undefined) {
    actions.arrow(...way, event.shiftKey, isResizing);
  }
  return way !== undefined;
}

/** Keys that mean something else elsewhere on the page. */
function onBoard(event: KeyboardEvent, actions: KeyActions): boolean {
  if (!isBoard(event.target) || isCommand(event)) {
    return false;
  }
  return (event.key === "Tab" && actions.tab(event.shiftKey)) || (event.key === "Enter" && !event.shiftKey && actions.place());
}

function isBoard(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches(".surface");
}

function isCommand({ ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return ctrlKey || metaKey || altKey;
}
