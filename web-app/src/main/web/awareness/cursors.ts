import type { Clock } from "../connection/clock.ts";
import type { Awareness, Pointer } from "../protocol/messages.ts";

const freshFor = 10_000;

/** Where the others point (A2, A3). */
export class Cursors {
  readonly #clock: Clock;
  readonly #changed: () => void;
  /** In the order of their last moves. */
  readonly #pointers = new Map<string, { readonly pointer: Pointer; readonly movedAt: number }>();
  #cancelExpiry = () => {};

  constructor(clock: Clock, changed: () => void) {
    this.#clock = clock;
    this.#changed = changed;
  }

  *all(): Iterable<Pointer> {
    for (const { pointer } of this.#pointers.values()) {
      yield pointer;
    }
  }

  receive({ moved, left }: Awareness, ownClient: string): void {
    for (const pointer of moved) {
      if (pointer.client !== ownClient) {
        this.#pointers.delete(pointer.client);
        this.#pointers.set(pointer.client, { pointer, movedAt: this.#clock.now() });
      }
    }
    for (const client of left) {
      this.#pointers.delete(client);
    }
    this.#update();
  }

  close(): void {
    this.#cancelExpiry();
  }

  #update(): void {
    this.#cancelExpiry();
    const now = this.#clock.now();
    for (const [client, { movedAt }] of this.#pointers) {
      const restMs = movedAt + freshFor - now;
      if (restMs > 0) {
        this.#cancelExpiry = this.#clock.after(restMs, () => this.#update());
        break;
      }
      this.#pointers.delete(client);
    }
    this.#changed();
  }
}
