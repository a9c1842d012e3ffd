import type { Change, Element, EventMessage, SnapshotMessage } from "../protocol/contract.ts";
import type { BoardStore } from "./board_store.ts";
import { type ErasedStroke, erasedAgain, erasedStrokes, isErasure } from "./erasures.ts";
import { Lineage } from "./lineage.ts";
import type { PendingOperations } from "./pending_operations.ts";

/** Makes erasures again that the board has refused because somebody else had erased some of the same before (E9). */
export class ErasureRetry {
  readonly #store: BoardStore;
  readonly #pending: PendingOperations;
  readonly #lineage = new Lineage();
  /** What the operations without an outcome erase; not known of those that an earlier page has left. */
  readonly #erased = new WeakMap<readonly Change[], readonly ErasedStroke[]>();

  constructor(store: BoardStore, pending: PendingOperations) {
    this.#store = store;
    this.#pending = pending;
  }

  /** Applies changes of the person's own. */
  apply(changes: readonly Change[]): void {
    this.#apply(changes, erasedStrokes(changes, (id) => this.#store.get(id)));
  }

  confirmed({ changes }: EventMessage): void {
    this.#lineage.saw(changes);
  }

  replaced({ elements }: SnapshotMessage): void {
    elements.forEach((element) => this.#lineage.sawElement(element));
  }

  /**
   * An operation was refused, since something isn't on the board. `undefined`: it is no erasure. Otherwise it is settled, and
   * what is left to erase is applied; returns whether there was nothing that the person meant.
   */
  refused(op: number, mayRemove: (element: Element) => boolean): "done" | "nothing" | undefined {
    const { outbox } = this.#pending;
    const changes = outbox.operations.find((operation) => operation.op === op)?.changes ?? [];
    const erased = this.#erased.get(changes);
    if (erased === undefined || !isErasure(changes)) {
      return undefined;
    }
    this.#pending.settle(op);
    const pending = outbox.operations.map((operation) => operation.changes);
    const rest = erasedAgain(changes, erased, { elements: this.#store.confirmed, pending, lineage: this.#lineage, mayRemove });
    if (rest.length > 0) {
      this.#apply(rest, erased);
      return "done";
    }
    return changes.every((change) => change.kind === "remove" && !this.#lineage.isCut(change.id)) ? "nothing" : "done";
  }

  #apply(changes: readonly Change[], erased: readonly ErasedStroke[]): void {
    this.#lineage.saw(changes);
    this.#erased.set(this.#pending.add(changes).changes, erased);
  }
}
