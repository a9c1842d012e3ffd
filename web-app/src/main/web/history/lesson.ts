import type { HistoryPart } from "../access/responses.ts";
import type { EventMessage, PastEvent } from "../protocol/contract.ts";
import { type BoardState, WorkingBoard } from "./board_state.ts";
import { type Deed, deedOf, type Doer, doerOf } from "./deed.ts";
import { HistoryParts } from "./history_parts.ts";

/** Boards that are kept are at least so many events apart, but for the earliest one. */
const distance = 1_000;

/**
 * What has happened on a board, as far as it is known: from the present backwards, part by part. Every thousand events or so the
 * board is kept as it was. So from one of these it is at most about a thousand events to any other one.
 */
export class Lesson {
  readonly #parts = new HistoryParts();
  /** The boards that are known, the latest first. */
  readonly #known: BoardState[];
  /** By the way back from the last event. */
  readonly #deeds: Deed[] = [];
  readonly #doers = new Map<string, Doer>();
  /** Who has put each element on the board first. */
  readonly #makers = new Map<string, string>();
  /** The events that take something away, the latest first. */
  readonly #removals: number[] = [];
  readonly #epoch: number;
  #beginning: number | undefined;

  /** `now`: the board after its last event. */
  constructor(epoch: number, now: BoardState) {
    this.#epoch = epoch;
    this.#known = [now];
  }

  /** The last event. */
  get last(): number {
    return this.#known[0]!.seq;
  }

  /** The board is known after each event from this one on. */
  get first(): number {
    return this.#known.at(-1)!.seq;
  }

  /** As far as the history goes back; undefined: not known yet. */
  get beginning(): number | undefined {
    return this.#beginning;
  }

  /** Whether all of the history is known. */
  get isComplete(): boolean {
    return this.#beginning !== undefined && this.first <= this.#beginning;
  }

  get bytes(): number {
    return this.#parts.bytes;
  }

  /** Those who have done something, whoever has done the latest first. */
  get doers(): readonly Doer[] {
    return [...this.#doers.values()];
  }

  /** The events that take something away, the latest first. */
  get removals(): readonly number[] {
    return this.#removals;
  }

  /** Adds the part before all that is known. Returns whether it fits: it may be of another life of the board. */
  add(part: HistoryPart): boolean {
    const { epoch, oldest, events } = part.history;
    const fits = epoch === this.#epoch && events.every(({ event }, i) => event.seq === this.first - i) &&
      (events.length > 0 || oldest > this.first);
    if (!fits) {
      return false;
    }
    this.#beginning = Math.min(oldest - 1, this.first);
    if (events.length > 0) {
      this.#parts.add(part);
      this.#learn(events);
    }
    return true;
  }

  /** There is nothing before what is known. */
  end(): void {
    this.#beginning = this.first;
  }

  event(seq: number): EventMessage {
    return this.#parts.event(seq).event;
  }

  /** The event with its inverse. */
  past(seq: number): PastEvent {
    return this.#parts.event(seq);
  }

  /** Undefined: there is no such event, or it isn't known. */
  deed(seq: number): Deed | undefined {
    return this.#deeds[this.last - seq];
  }

  maker(element: string): string | undefined {
    return this.#makers.get(element);
  }

  /** The known board next to an event. */
  knownNear(seq: number): BoardState {
    return this.#known.reduce((best, state) => Math.abs(state.seq - seq) < Math.abs(best.seq - seq) ? state : best);
  }

  /** The next event in a direction that somebody has done, or anybody; undefined: there is none. */
  next(seq: number, direction: 1 | -1, doer?: string): number | undefined {
    for (let each = seq; each > this.first && each <= this.last; each += direction) {
      if (doer === undefined || this.deed(each)!.doer === doer) {
        return each;
      }
    }
    return undefined;
  }

  /** The latest event up to `seq` that takes something away. */
  removalUpTo(seq: number): number | undefined {
    return this.#removals.find((removal) => removal <= seq);
  }

  #learn(events: readonly PastEvent[]): void {
    const { first } = this;
    const board = new WorkingBoard(this.#known.at(-1)!);
    for (const { event, inverse } of events) {
      board.apply(inverse);
      this.#learnOne(event);
    }
    // A board for each of many short parts would take more memory than it saves time.
    const before = this.#known.at(-2);
    if (before !== undefined && before.seq - first < distance) {
      this.#known.pop();
    }
    this.#known.push(board.state(first - events.length));
  }

  #learnOne(event: EventMessage): void {
    const deed = deedOf(event);
    this.#deeds.push(deed);
    if (deed.removes) {
      this.#removals.push(event.seq);
    }
    const { author: { name, role } } = event;
    if (!this.#doers.has(deed.doer)) {
      this.#doers.set(deed.doer, { key: deed.doer, ...(name !== undefined && { name }), role });
    }
    for (const change of event.changes) {
      if (change.kind === "put") {
        this.#makers.set(change.element.id, doerOf(event.author));
      }
    }
  }
}
