import { type ReadonlySignal, signal } from "@preact/signals";

export type PanelName = "menu" | "people" | "share" | "numbers" | "tools" | "style";

/** What hangs open at a button: one at a time. */
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

/**
 * Whoever presses on the board beside an open panel closes it, and does nothing else until that press ends: a second
 * finger draws nothing, either.
 */
export function closeWhenBoardIsPressed(panels: Panels, page: EventTarget, isOnBoard: (target: EventTarget | null) => boolean): void {
  const presses = new Set<number>();
  const listen = (kind: string, listener: (event: PointerEvent) => void) =>
    page.addEventListener(kind, (event) => listener(event as PointerEvent), { capture: true });
  listen("pointerdown", (event) => {
    if (isOnBoard(event.target) && (presses.size > 0 || panels.close())) {
      presses.add(event.pointerId);
      event.stopPropagation();
      event.preventDefault();
    }
  });
  ["pointerup", "pointercancel"].forEach((kind) => listen(kind, ({ pointerId }) => presses.delete(pointerId)));
}
