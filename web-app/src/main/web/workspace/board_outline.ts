import { type ReadonlySignal, signal } from "@preact/signals";
import type { Clock } from "../base/clock.ts";
import type { BoardClient } from "../board/board.ts";
import type { Scene } from "../canvas/scene.ts";
import { definitionOf } from "../elements/registry.ts";
import { isBlank } from "../elements/writing.ts";
import { readingOrder } from "../elements/reading_order.ts";
import type { Drawn } from "../protocol/element.ts";
import { t } from "../text/text.ts";
import { accessibleName } from "./accessible_names.ts";
import { isHidden, readerOf } from "./comment_names.ts";

/** An element with a text, as screen readers read it. */
export interface OutlineItem {
  readonly id: string;
  readonly name: string;
  readonly comments: readonly string[];
}

export interface Outline {
  readonly items: readonly OutlineItem[];
  /** How many elements aren't among the items: drawings, and texts beyond the bound. */
  readonly others: number;
}

/** The outline follows the board after so many milliseconds: screen readers lose their place in what changes all the time. */
const FOLLOWED_AFTER = 1_000;
/** Enough for a lesson; a longer list would make each change of the board dear. */
const MAX_ITEMS = 500;

/** The board as text in reading order, with who has written what. */
export class BoardOutline {
  readonly #outline = signal<Outline>({ items: [], others: 0 });
  readonly #client: BoardClient;
  readonly #present: Scene;
  readonly #clock: Pick<Clock, "after">;
  #scene: Scene;
  #isWaiting = false;

  constructor(client: BoardClient, scene: Scene, clock: Pick<Clock, "after">) {
    this.#client = client;
    this.#clock = clock;
    this.#present = this.#scene = scene;
    scene.onChange(() => this.#update());
    client.on((event) => (event === "people" || event === "board") && this.#update());
    this.#update();
  }

  /** Reads another board, which is seen in place of the present one; undefined: the present one again. */
  read(scene: Scene | undefined): void {
    this.#scene = scene ?? this.#present;
    scene?.onChange(() => this.#update());
    this.#update();
  }

  get outline(): ReadonlySignal<Outline> {
    return this.#outline;
  }

  #update(): void {
    if (!this.#isWaiting) {
      this.#isWaiting = true;
      this.#clock.after(FOLLOWED_AFTER, () => {
        this.#isWaiting = false;
        this.#outline.value = this.#read();
      });
    }
  }

  #read(): Outline {
    const drawn = this.#scene.ordered();
    const written = drawn.filter((element) => isWritten(element) || this.#scene.comments.count(element.id) > 0);
    const read = readingOrder(written.flatMap((element) => {
      const box = this.#scene.bounds(element.id);
      return box === undefined ? [] : [{ id: element.id, box, element }];
    })).slice(0, MAX_ITEMS);
    const reader = readerOf(this.#client);
    const items = read.map(({ id, element }) => ({
      id,
      name: accessibleName(element, this.#client),
      comments: this.#scene.comments.of(id).map(({ props: { name, text } }) =>
        t("outline.comment", { name: isHidden(name, reader) ? t("hiddenName") : name || t("aStudent"), text })),
    }));
    return { items, others: drawn.length - items.length };
  }
}

/** Whether an element is there to be read; of shapes, those that somebody has written in. */
function isWritten(element: Drawn): boolean {
  const { writing } = definitionOf(element);
  return writing !== undefined && (writing.blank === undefined || !isBlank(writing, element.props));
}
