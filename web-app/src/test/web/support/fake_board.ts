import type { BoardView } from "../../../main/web/board/board.ts";
import type { Change, Element } from "../../../main/web/protocol/element.ts";

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
    const ids = changes.map((change) => this.#applyOne(change));
    this.#listeners.forEach((listener) => listener(new Set(ids)));
  }

  #applyOne(change: Change): string {
    if (change.kind === "put") {
      this.#elements.set(change.element.id, change.element);
      return change.element.id;
    }
    const element = this.#elements.get(change.id)!;
    if (change.kind === "remove") {
      this.#elements.delete(change.id);
    } else {
      this.#elements.set(change.id, { ...element, props: { ...element.props, ...change.props } } as Element);
    }
    return change.id;
  }
}
