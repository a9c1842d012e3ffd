import type { Direction, RedoMessage, UndoMessage } from "../protocol/contract.ts";

export type Reverse = UndoMessage | RedoMessage;

/** This client's undo and redo requests, until they are answered (U2, U3). */
export class Requests {
  #kept: Reverse[] = [];
  #underWay = 0;
  #last = 0;

  /** In order. */
  get open(): readonly Reverse[] {
    return this.#kept;
  }

  /** The number of the last request; 0 before the first. */
  get last(): number {
    return this.#last;
  }

  /** `after`: this client's last operation before the request; `epoch`: the life of the board that it is meant for (O9). */
  add(direction: Direction, after: number, epoch?: number): void {
    this.#kept.push({ type: direction, request: ++this.#last, after, ...(epoch !== undefined && { epoch }) });
  }

  /** Removes the requests up to this one. Returns whether there were any. */
  settle(request: number): boolean {
    const open = this.#kept.filter((kept) => kept.request > request);
    const answered = this.#kept.length - open.length;
    this.#underWay = Math.max(0, this.#underWay - answered);
    this.#kept = open;
    return answered > 0;
  }

  /** Returns the requests whose operations were sent already, and marks them as sent: none after `until`. */
  takeSendable(hasSent: (op: number) => boolean, until = Infinity): readonly Reverse[] {
    const waiting = this.#kept.slice(this.#underWay);
    const blocked = waiting.findIndex(({ request, after }) => request > until || !hasSent(after));
    const sendable = blocked < 0 ? waiting : waiting.slice(0, blocked);
    this.#underWay += sendable.length;
    return sendable;
  }

  sendAgain(): void {
    this.#underWay = 0;
  }

  /** Goes on with a client's requests, after the last number that it has given. */
  restore(requests: readonly Reverse[], last: number): void {
    this.#kept = [...requests];
    this.#last = last;
    this.sendAgain();
  }

  /** Numbers the requests from 1, for a new client id. */
  renumber(newOp: (op: number) => number): void {
    this.#kept = this.#kept.map((asked, index) => ({ ...asked, request: index + 1, after: newOp(asked.after) }));
    this.#last = this.#kept.length;
    this.sendAgain();
  }
}
