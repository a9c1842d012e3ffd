import { type ReadonlySignal, signal } from "@preact/signals";

/** Whether something on the page went wrong that nobody expected, and the person hasn't put that aside. */
export class Problems {
  readonly #isBroken = signal(false);

  get isBroken(): ReadonlySignal<boolean> {
    return this.#isBroken;
  }

  report(error: unknown): void {
    console.error(error);
    this.#isBroken.value = true;
  }

  dismiss(): void {
    this.#isBroken.value = false;
  }

  /** Hears of every exception and rejection that nobody has handled. Browsers write these to the console themselves. */
  listen(page: EventTarget): void {
    page.addEventListener("error", (event) => {
      if (!isHarmless(event)) {
        this.#isBroken.value = true;
      }
    });
    page.addEventListener("unhandledrejection", () => void (this.#isBroken.value = true));
  }
}

/** Browsers report so that an observer of sizes goes on in the next frame. */
function isHarmless(event: Event): boolean {
  return "message" in event && String(event.message).startsWith("ResizeObserver loop");
}
