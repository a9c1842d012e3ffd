import { type ReadonlySignal, signal } from "@preact/signals";

/** Whether something on the page went wrong that nobody expected. */
export class Problems {
  readonly #isBroken = signal(false);

  get isBroken(): ReadonlySignal<boolean> {
    return this.#isBroken;
  }

  report(error: unknown): void {
    console.error(error);
    this.#isBroken.value = true;
  }

  /** Hears of every exception and rejection that nobody has handled. */
  listen(window: EventTarget): void {
    window.addEventListener("error", (event) => {
      if (event instanceof ErrorEvent && !isHarmless(event)) {
        this.report(event.error ?? event.message);
      }
    });
    window.addEventListener("unhandledrejection", (event) => this.report((event as PromiseRejectionEvent).reason));
  }
}

/** Browsers report so that an observer of sizes goes on in the next frame. */
function isHarmless({ message }: ErrorEvent): boolean {
  return message.startsWith("ResizeObserver loop");
}
