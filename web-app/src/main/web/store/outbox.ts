import { type Change, limits } from "../protocol/contract.ts";

/** A numbered operation of this client without a known outcome. */
export interface Operation {
  readonly op: number;
  /** The life of the board that it is meant for (O9); missing: whichever. */
  readonly epoch?: number;
  readonly changes: readonly Change[];
}

/** The reaction to a refusal with `op-gap`. */
export type GapRemedy = "none" | "send" | "reconnect" | "renumber";

/** This client's operations in order, until their outcome is known (E1 to E3, E5). */
export class Outbox {
  #kept: Operation[] = [];
  /** The number of operations, from the first, that were sent. */
  #underWay = 0;
  #last = 0;
  #gap: { readonly expected: number; op: number } | undefined;
  #doubted = false;

  get size(): number {
    return this.#kept.length;
  }

  /** The number of the last operation; 0 before the first. */
  get last(): number {
    return this.#last;
  }

  /** In order. */
  get operations(): readonly Operation[] {
    return this.#kept;
  }

  add(changes: readonly Change[], epoch?: number): Operation {
    const operation = { op: ++this.#last, ...(epoch !== undefined && { epoch }), changes: [...changes] };
    this.#kept.push(operation);
    return operation;
  }

  /** The outcome of `op` is known. Returns the operation unless it was known before. */
  settle(op: number): Operation | undefined {
    const index = this.#kept.findIndex((operation) => operation.op === op);
    if (index < 0) {
      return undefined;
    }
    if (index < this.#underWay) {
      this.#underWay--;
    }
    this.#doubted = false;
    return this.#kept.splice(index, 1)[0];
  }

  /** Returns the operations that may be sent now, and marks them as sent (E2): none after `until`. */
  takeSendable(until = Infinity): readonly Operation[] {
    const room = this.#kept.slice(this.#underWay, limits.opsInFlight).filter(({ op }) => op <= until);
    this.#underWay += room.length;
    return room;
  }

  /** Whether `op` has been sent or settled. */
  hasSent(op: number): boolean {
    const next = this.#kept[this.#underWay];
    return next === undefined || op < next.op;
  }

  /** Marks all operations as unsent (E3). */
  sendAgain(): void {
    this.#underWay = 0;
    this.#gap = undefined;
  }

  /** `op` was refused because it came when `expected` should have (E5). */
  gap(op: number, expected: number): GapRemedy {
    const first = this.#kept[0];
    if (first === undefined) {
      return "none";
    }
    if (expected < first.op) {
      // A refusal that was overtaken looks the same, and renumbering after one would double operations: ask once more.
      const remedy = this.#doubted ? "renumber" : "reconnect";
      this.#doubted = true;
      return remedy;
    }
    if (this.#gap?.expected === expected) {
      // All that was under way behind a lost operation is refused, one after the other.
      const sameSending = op > this.#gap.op;
      this.#gap.op = op;
      return sameSending ? "none" : "reconnect";
    }
    this.#gap = { expected, op };
    const index = this.#kept.findIndex((operation) => operation.op >= expected);
    this.#underWay = index < 0 ? this.#underWay : Math.min(this.#underWay, index);
    return "send";
  }

  /** Goes on with a client's operations, after the last number that it has given. */
  restore(operations: readonly Operation[], last: number): void {
    this.#kept = [...operations];
    this.#last = last;
    this.#doubted = false;
    this.sendAgain();
  }

  /** Numbers the operations from 1, for a new client id. Returns the map from old to new numbers. */
  renumber(): (op: number) => number {
    const before = this.#kept;
    this.#kept = before.map((operation, index) => ({ ...operation, op: index + 1 }));
    this.#last = before.length;
    this.#doubted = false;
    this.sendAgain();
    return (op) => before.filter((operation) => operation.op <= op).length;
  }
}
