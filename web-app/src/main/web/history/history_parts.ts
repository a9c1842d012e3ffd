import type { HistoryPart } from "../access/responses.ts";
import type { BoardHistory, PastEvent } from "../protocol/contract.ts";

/** Of so many parts the events are kept as objects; the others are read from their texts when they are needed. */
const keptAsObjects = 6;

interface Stored {
  /** The `seq` of its newest event. */
  readonly newest: number;
  readonly count: number;
  readonly text: string;
}

/** The parts of a history, the newest first, without a gap. As text they take a third of the memory. */
export class HistoryParts {
  readonly #parts: Stored[] = [];
  /** The part that was needed last is the last. */
  readonly #objects = new Map<Stored, readonly PastEvent[]>();
  #bytes = 0;

  /** How much text there is. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Adds the part that comes before all others. It has events. */
  add({ text, history: { events } }: HistoryPart): void {
    const part = { newest: events[0]!.event.seq, count: events.length, text };
    this.#parts.push(part);
    this.#bytes += text.length;
    this.#keep(part, events);
  }

  /** The event `seq`, which there must be. */
  event(seq: number): PastEvent {
    const part = this.#partOf(seq);
    const events = this.#objects.get(part) ?? (JSON.parse(part.text) as BoardHistory).events;
    this.#keep(part, events);
    return events[part.newest - seq]!;
  }

  #partOf(seq: number): Stored {
    let [low, high] = [0, this.#parts.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      const { newest, count } = this.#parts[middle]!;
      if (newest - count >= seq) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return this.#parts[low]!;
  }

  #keep(part: Stored, events: readonly PastEvent[]): void {
    this.#objects.delete(part);
    this.#objects.set(part, events);
    if (this.#objects.size > keptAsObjects) {
      this.#objects.delete([...this.#objects.keys()][0]!);
    }
  }
}
