import { Listeners } from "../base/listeners.ts";
import type { BoardView } from "../board/board.ts";
import type { Element } from "../protocol/contract.ts";
import type { BoardSettings } from "../store/board_settings.ts";
import { WorkingBoard } from "./board_state.ts";
import type { Lesson } from "./lesson.ts";

/** To compare all elements of two boards takes about as long as so many events. */
const comparison = 200;

/** A board as it was after one event or another. */
export class PastBoard implements BoardView {
  readonly #lesson: Lesson;
  readonly #listeners = new Listeners<ReadonlySet<string>>();
  #board: WorkingBoard;
  #seq: number;

  /** Shows the lesson's end. */
  constructor(lesson: Lesson) {
    this.#lesson = lesson;
    const end = lesson.knownNear(lesson.last);
    this.#board = new WorkingBoard(end);
    this.#seq = end.seq;
  }

  get seq(): number {
    return this.#seq;
  }

  elements(): Iterable<Element> {
    return this.#board.elements.values();
  }

  get(id: string): Element | undefined {
    return this.#board.elements.get(id);
  }

  settings(): BoardSettings {
    return this.#board.settings;
  }

  subscribe(listener: (changed: ReadonlySet<string>) => void): () => void {
    return this.#listeners.add(listener);
  }

  /** Shows the board after this event, which the lesson must know. Returns what has changed. */
  show(seq: number): ReadonlySet<string> {
    const known = this.#lesson.knownNear(seq);
    const isNear = Math.abs(seq - this.#seq) <= Math.abs(seq - known.seq) + comparison;
    const changed = isNear ? this.#walk(seq) : this.#jump(new WorkingBoard(known), known.seq, seq);
    this.#seq = seq;
    this.#listeners.notify(changed);
    return changed;
  }

  #walk(seq: number): ReadonlySet<string> {
    const before = new Map<string, Element | undefined>();
    this.#apply(this.#board, this.#seq, seq, (id, element) => !before.has(id) && before.set(id, element));
    return new Set([...before].filter(([id, element]) => this.get(id) !== element).map(([id]) => id));
  }

  #jump(board: WorkingBoard, from: number, to: number): ReadonlySet<string> {
    this.#apply(board, from, to);
    const before = this.#board.elements;
    this.#board = board;
    const changed = new Set<string>();
    board.elements.forEach((element, id) => before.get(id) !== element && changed.add(id));
    before.forEach((_, id) => !board.elements.has(id) && changed.add(id));
    return changed;
  }

  #apply(board: WorkingBoard, from: number, to: number, before?: (id: string, element: Element | undefined) => void): void {
    for (let seq = from + 1; seq <= to; seq++) {
      board.apply(this.#lesson.event(seq).changes, before);
    }
    for (let seq = from; seq > to; seq--) {
      board.apply(this.#lesson.past(seq).inverse, before);
    }
  }
}
