import { type EventMessage, limits } from "../protocol/contract.ts";

/** Who has put each element on the board, as far as this page has received it: a snapshot doesn't tell. */
export class ElementCreators {
  /** The user of each element, the latest element last. */
  readonly #users = new Map<string, string>();

  /** An undo or a restore puts elements back: they keep their author. */
  add({ author, changes }: Pick<EventMessage, "author" | "changes">): void {
    for (const change of changes) {
      if (change.kind === "put" && !this.#users.has(change.element.id)) {
        this.#users.set(change.element.id, author.user);
      }
    }
    for (const [oldest] of this.#users) {
      if (this.#users.size <= limits.elementsPerBoard) {
        return;
      }
      this.#users.delete(oldest);
    }
  }

  userOf(id: string): string | undefined {
    return this.#users.get(id);
  }
}
