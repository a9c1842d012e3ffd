import { allNumbers, type ClientState, isSettled, type Numbers } from "../store/client_state.ts";
import type { ClientWrite, JournalStore, OrphanedClient } from "./journal_store.ts";

export interface JournalListener {
  /** More is on the device than before, or nothing can be written any more. */
  changed(): void;
  /** Another page has taken over the client: it sends the operations and requests up to these numbers. */
  taken(client: string, until: Numbers): void;
}

/** What is on the device of this page's client. */
interface Written {
  readonly client: string;
  readonly last: Numbers;
  readonly ops: ReadonlySet<number>;
  readonly requests: number;
}

const nothing: Numbers = { op: 0, request: 0 };

/**
 * Keeps a client's state on the device. It is written before it is sent (a write-ahead log): so a page that goes on as
 * this client never gives a number twice.
 */
export class OutboxJournal {
  listener: JournalListener = { changed: () => {}, taken: () => {} };
  readonly #store: JournalStore;
  #state: ClientState | undefined;
  #written: Written | undefined;
  #isWriting = false;
  #isBroken = false;

  constructor(store: JournalStore) {
    this.#store = store;
  }

  /** Takes over a client whose page is gone. The caller goes on as this client with `adopt`. */
  async takeOver(): Promise<OrphanedClient | undefined> {
    try {
      return this.#isBroken ? undefined : await this.#store.takeOver();
    } catch {
      return undefined;
    }
  }

  /** The page goes on with the state of a client that was taken over. Only when `isEmpty`. */
  adopt(state: ClientState): void {
    this.#state = state;
    this.#written = written(state);
  }

  /** Whether nothing of this page's client is on the device, or on its way there. */
  get isEmpty(): boolean {
    return !this.#isWriting && this.#written === undefined;
  }

  /** Writes the state as soon as possible. Between two writes only the latest state counts. */
  save(state: ClientState): void {
    this.#state = state;
    if (!this.#isWriting && !this.#isBroken) {
      void this.#write();
    }
  }

  /** The last numbers that may be sent. */
  sendable(client: string): Numbers {
    const known = this.#written?.client === client ? this.#written.last : undefined;
    return known ?? (this.#isBroken ? allNumbers : nothing);
  }

  /** Whether a reload loses nothing: all that has no outcome is on the device. */
  get isComplete(): boolean {
    const state = this.#state;
    return state === undefined || isSettled(state) || (this.#written?.client === state.client &&
      this.#written.last.op >= state.lastOp && this.#written.last.request >= state.lastRequest);
  }

  /**
   * Whether the rest of the state must be sent under another client: the device has an older state of this one, which
   * can't be changed any more.
   */
  needsNewClient({ client, operations, requests }: ClientState): boolean {
    const written = this.#written;
    if (!this.#isBroken || written === undefined || written.client !== client) {
      return false;
    }
    const isRest = [
      ...operations.map(({ op }) => op > written.last.op),
      ...requests.map(({ request }) => request > written.last.request),
    ];
    return isRest.length > 0 && !isRest.includes(false);
  }

  async #write(): Promise<void> {
    this.#isWriting = true;
    let writes = differences(this.#written, this.#state!);
    while (writes.length > 0 && !this.#isBroken) {
      await this.#writeOnce(this.#state!, writes);
      writes = differences(this.#written, this.#state!);
    }
    this.#isWriting = false;
  }

  async #writeOnce(state: ClientState, writes: readonly ClientWrite[]): Promise<void> {
    const before = this.#written;
    try {
      if (await this.#store.write(writes)) {
        this.#written = isSettled(state) ? undefined : written(state);
      } else {
        this.#written = undefined;
        this.listener.taken(before?.client ?? state.client, before?.last ?? nothing);
      }
    } catch {
      this.#isBroken = true;
    }
    this.listener.changed();
  }
}

function written({ client, lastOp, lastRequest, operations, requests }: ClientState): Written {
  return {
    client,
    last: { op: lastOp, request: lastRequest },
    ops: new Set(operations.map(({ op }) => op)),
    requests: requests.length,
  };
}

/** What has to be written so that the device has this state. */
function differences(before: Written | undefined, state: ClientState): readonly ClientWrite[] {
  const { client, lastOp, lastRequest, operations, requests } = state;
  const isSame = before?.client === client;
  const writes: ClientWrite[] = [];
  if (before !== undefined && (!isSame || isSettled(state))) {
    writes.push({ client: before.client, isKnown: true, head: undefined, added: [], removed: [] });
  }
  if (isSettled(state)) {
    return writes;
  }
  const known = isSame ? before.ops : new Set<number>();
  const current = new Set(operations.map(({ op }) => op));
  const added = operations.filter(({ op }) => !known.has(op));
  const removed = [...known].filter((op) => !current.has(op));
  const isNew = !isSame || lastRequest > before.last.request || requests.length < before.requests;
  if (isNew || added.length > 0 || removed.length > 0) {
    writes.push({ client, isKnown: isSame, head: { lastOp, lastRequest, requests }, added, removed });
  }
  return writes;
}
