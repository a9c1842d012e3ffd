import type { BoardView } from "../../../main/web/board/board.ts";
import type { Change, Element } from "../../../main/web/protocol/contract.ts";
import { changedId, changesElement, type ElementChange } from "../../../main/web/protocol/element.ts";
import { applied } from "../../../main/web/store/apply.ts";

/** A board in memory that does at once what it is told. */
export class FakeBoard implements BoardView {
  readonly operations: (readonly Change[])[] = [];
  readonly #elements = new Map<string, Element>();
  readonly #listeners = new Set<(changed: ReadonlySet<string>) => void>();

  constructor(...elements: readonly Element[]) {
    elements.forEach((element) => this.#elements.set(element.id, element));
  }

  elements(): Iterable<Element> {
    return this.#elements.values();
  }

  get(id: string): Element | undefined {
    return this.#elements.get(id);
  }

  subscribe(listener: (changed: ReadonlySet<string>) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  apply(changes: readonly Change[]): void {
    this.operations.push(changes);
    const made = changes.filter(changesElement);
    made.forEach((change) => this.#applyOne(change));
    this.#listeners.forEach((listener) => listener(new Set(made.map(changedId))));
  }

  #applyOne(change: ElementChange): void {
    const id = changedId(change);
    const after = applied(this.#elements.get(id), change, "u-ana");
    if (after === undefined) {
      this.#elements.delete(id);
    } else {
      this.#elements.set(id, after);
    }
  }
}
