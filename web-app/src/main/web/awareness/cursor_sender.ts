import type { Clock } from "../connection/clock.ts";

const interval = 33;

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Sends a cursor's first move at once, and of those that follow within 33 ms the last (A1). */
export class CursorSender {
  readonly #clock: Clock;
  readonly #send: (place: Place) => void;
  #latest: Place | undefined;
  #sent: Place | undefined;
  #resting = true;
  #cancel = () => {};

  constructor(clock: Clock, send: (place: Place) => void) {
    this.#clock = clock;
    this.#send = send;
  }

  move(place: Place): void {
    this.#latest = place;
    if (this.#resting) {
      this.#flush();
    }
  }

  close(): void {
    this.#cancel();
  }

  #flush(): void {
    const place = this.#latest;
    this.#resting = place === undefined || (place.x === this.#sent?.x && place.y === this.#sent.y);
    if (place === undefined || this.#resting) {
      return;
    }
    this.#sent = place;
    this.#send(place);
    this.#cancel = this.#clock.after(interval, () => this.#flush());
  }
}
