import { type ReadonlySignal, signal } from "@preact/signals";
import type { BoardClient } from "../board/board.ts";
import type { Scene } from "../canvas/scene.ts";
import { readingOrder } from "../elements/reading_order.ts";
import type { Box } from "../geometry/box.ts";
import { t } from "../text/text.ts";
import { labelOf } from "./accessible_names.ts";
import { isHidden, readerOf } from "./comment_names.ts";

/** What had been said about an element. */
export interface PastDiscussion {
  readonly id: string;
  readonly label: string;
  readonly box: Box;
  readonly comments: readonly { readonly id: string; readonly name: string; readonly text: string }[];
}

/** What had been said at the moment that is shown: to be read only. */
export class PastComments {
  readonly #client: BoardClient;
  readonly #scene: () => Scene;
  readonly #isOpen = signal(false);
  readonly #all = signal<readonly PastDiscussion[]>([]);
  readonly #asked = signal<{ readonly id: string } | undefined>(undefined);

  constructor(client: BoardClient, scene: () => Scene) {
    this.#client = client;
    this.#scene = scene;
  }

  get isOpen(): ReadonlySignal<boolean> {
    return this.#isOpen;
  }

  /** By element, in reading order. */
  get all(): ReadonlySignal<readonly PastDiscussion[]> {
    return this.#all;
  }

  /** The element whose comments the person has asked for last: another object each time. */
  get asked(): ReadonlySignal<{ readonly id: string } | undefined> {
    return this.#asked;
  }

  toggle(): void {
    this.#asked.value = undefined;
    this.#isOpen.value = !this.#isOpen.peek();
    this.update();
  }

  show(id: string): void {
    this.#isOpen.value = true;
    this.update();
    this.#asked.value = { id };
  }

  close(): void {
    this.#isOpen.value = false;
  }

  /** Another board is shown. */
  update(): void {
    if (this.#isOpen.peek()) {
      this.#all.value = this.#read();
    }
  }

  #read(): readonly PastDiscussion[] {
    const scene = this.#scene();
    const reader = readerOf(this.#client);
    const discussed = scene.ordered().filter(({ id }) => scene.comments.count(id) > 0);
    return readingOrder(discussed.map((element): PastDiscussion => ({
      id: element.id,
      label: labelOf(element),
      box: scene.bounds(element.id)!,
      comments: scene.comments.of(element.id).map(({ id, props: { name, text } }) => ({
        id,
        name: isHidden(name, reader) ? t("hiddenName") : name || t("aStudent"),
        text,
      })),
    })));
  }
}
