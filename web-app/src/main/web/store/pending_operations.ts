import type { Change, Element } from "../protocol/contract.ts";
import type { BoardStore } from "./board_store.ts";
import { type Operation, Outbox } from "./outbox.ts";
import type { OwnComments } from "./own_comments.ts";
import { type RefusedWork, type Work, workIn } from "./refused_work.ts";

/** The person's operations without an outcome: shown on the board, and in the outbox. */
export class PendingOperations {
  readonly outbox = new Outbox();
  readonly #store: BoardStore;
  readonly #ownComments: OwnComments;
  readonly #refused: (why: RefusedWork["why"], work: Work) => void;

  /** `refused`: the board hasn't taken this work. */
  constructor(store: BoardStore, ownComments: OwnComments, refused: (why: RefusedWork["why"], work: Work) => void) {
    this.#store = store;
    this.#ownComments = ownComments;
    this.#refused = refused;
  }

  /** The epoch that the person's next action is meant for (O9); undefined: after a deletion of their own, it isn't known yet. */
  get meantFor(): number | undefined {
    const deletes = this.outbox.operations.some(({ changes }) => changes.some(({ kind }) => kind === "delete"));
    return deletes ? undefined : this.#store.life;
  }

  add(changes: readonly Change[]): Operation {
    const operation = this.outbox.add(changes, changes.some(standsOnWhatWasSeen) ? this.meantFor : undefined);
    this.#show(operation.changes);
    return operation;
  }

  /** Goes on with other operations. These are no longer shown. */
  replace(operations: readonly Operation[], last: number): void {
    this.outbox.operations.forEach(({ changes }) => this.#store.withdraw(changes));
    this.outbox.restore(operations, last);
    operations.forEach(({ changes }) => this.#show(changes));
  }

  /** The operation has its outcome. Returns whether that wasn't known before. */
  settle(op: number): boolean {
    const operation = this.outbox.settle(op);
    if (operation !== undefined) {
      this.#store.withdraw(operation.changes);
    }
    return operation !== undefined;
  }

  /** Returns whether the outcome wasn't known before. */
  refuse(op: number, why: RefusedWork["why"]): boolean {
    const changes = this.outbox.operations.find((operation) => operation.op === op)?.changes ?? [];
    const { elements, text } = workIn(changes, (id) => this.#store.get(id));
    const isNew = this.settle(op);
    if (isNew) {
      // What is on the board in spite of the refusal isn't missing.
      const isMissing = ({ id }: Element) =>
        changes.every((change) => change.kind !== "put" || change.element.id !== id) || this.#store.get(id) === undefined;
      const missing = elements.filter(isMissing);
      this.#refused(why, { elements: missing, text: missing.length < elements.length ? "" : text });
    }
    return isNew;
  }

  refuseAll(why: RefusedWork["why"]): void {
    [...this.outbox.operations].forEach(({ op }) => this.refuse(op, why));
  }

  #show(changes: readonly Change[]): void {
    this.#ownComments.add(changes);
    this.#store.show(changes);
  }
}

/** Whether the change means the board as the person saw it, and no elements by their ids (O9). */
function standsOnWhatWasSeen({ kind }: Change): boolean {
  return kind === "clear" || kind === "restore" || kind === "takeback" || kind === "delete";
}
