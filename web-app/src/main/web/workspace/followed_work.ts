import { type ReadonlySignal, signal } from "@preact/signals";
import type { Scene } from "../canvas/scene.ts";
import type { Lesson } from "../history/lesson.ts";
import type { PastBoard } from "../history/past_board.ts";

/** Whose work is followed: that of the others is faded. */
export class FollowedWork {
  readonly #lesson: Lesson;
  readonly #board: PastBoard;
  readonly #scene: () => Scene;
  readonly #doer = signal<string | undefined>(undefined);

  constructor(lesson: Lesson, board: PastBoard, scene: () => Scene) {
    this.#lesson = lesson;
    this.#board = board;
    this.#scene = scene;
  }

  /** Undefined: everybody's. */
  get doer(): ReadonlySignal<string | undefined> {
    return this.#doer;
  }

  follow(doer: string | undefined): void {
    this.#doer.value = doer;
    this.#fade();
  }

  /** The board, or what is known of it, is another one. */
  update(): void {
    if (this.#doer.peek() !== undefined) {
      this.#fade();
    }
  }

  #fade(): void {
    const doer = this.#doer.peek();
    const others = doer === undefined ? [] : [...this.#board.elements()].filter(({ id }) => this.#lesson.maker(id) !== doer);
    this.#scene().fade(new Set(others.map(({ id }) => id)));
  }
}
