import { type ReadonlySignal, signal } from "@preact/signals";

export type PanelName = "menu" | "people" | "share";

/** What hangs open at the page's upper edge: one at a time. */
export class Panels {
  readonly #open = signal<PanelName | undefined>(undefined);

  get open(): ReadonlySignal<PanelName | undefined> {
    return this.#open;
  }

  set(panel: PanelName, isOpen: boolean): void {
    if (isOpen) {
      this.#open.value = panel;
    } else if (this.#open.value === panel) {
      this.#open.value = undefined;
    }
  }

  /** Tells whether one was open. */
  close(): boolean {
    const wasOpen = this.#open.value !== undefined;
    this.#open.value = undefined;
    return wasOpen;
  }
}

/** Whoever presses on the board beside an open panel closes it, and does nothing else. */
export function closeWhenBoardIsPressed(panels: Panels, board: HTMLElement): void {
  addEventListener("pointerdown", (event) => {
    if (event.target instanceof Node && board.contains(event.target) && panels.close()) {
      event.stopPropagation();
      event.preventDefault();
    }
  }, { capture: true });
}
