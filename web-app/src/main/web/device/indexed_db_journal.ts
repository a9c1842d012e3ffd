import type { Clock } from "../base/clock.ts";
import type { ClientRecord, Database } from "./database.ts";
import type { ClientWrite, JournalStore, OrphanedClient } from "./journal_store.ts";
import type { PageRegistry } from "./page_registry.ts";

/** A person on a board. */
export interface Owner {
  readonly board: string;
  readonly user: string;
}

/** A transaction takes milliseconds; one that takes longer than this is given up. In milliseconds. */
const writeWithin = 5_000;

/** The journal in the browser's database. A record names the page that sends it, and no other page changes it. */
export class IndexedDbJournal implements JournalStore {
  readonly #database: Database;
  readonly #pages: PageRegistry;
  readonly #owner: Owner;
  readonly #clock: Clock;

  constructor(database: Database, pages: PageRegistry, owner: Owner, clock: Clock) {
    this.#database = database;
    this.#pages = pages;
    this.#owner = owner;
    this.#clock = clock;
  }

  async write(writes: readonly ClientWrite[]): Promise<boolean> {
    const transaction = this.#transaction();
    const clients = transaction.objectStore("clients");
    const operations = transaction.objectStore("operations");
    // Everything is asked for at once: a page that is being closed gets no answer any more.
    const before = writes.map(({ client }) => clients.get(client));
    const all = writes.flatMap(({ client, head, added, removed }) =>
      head === undefined ? [clients.delete(client), operations.delete(allOf(client))] : [
        clients.put({ client, ...this.#owner, page: this.#pages.page, at: Date.now(), ...head }),
        ...added.map((operation) => operations.put({ client, ...operation })),
        ...removed.map((op) => operations.delete([client, op])),
      ]);
    [...before, ...all].forEach((request) => request.catch(() => {}));
    const work = async () => {
      for (const [i, { isKnown }] of writes.entries()) {
        const record = await before[i];
        if (isKnown ? record?.page !== this.#pages.page : record !== undefined) {
          transaction.abort();
          return false;
        }
      }
      await transaction.done;
      return true;
    };
    transaction.done.catch(() => {});
    return await new Promise<boolean>((resolve, reject) => {
      const stop = this.#clock.after(writeWithin, () => {
        if (aborted(transaction)) {
          reject(new Error(`not written within ${writeWithin} ms`));
        }
      });
      work().then(resolve, reject).finally(stop);
    });
  }

  async takeOver(): Promise<OrphanedClient | undefined> {
    const { board, user } = this.#owner;
    const records = await this.#database.getAllFromIndex("clients", "board", board);
    const others = records.filter((record) => record.user === user && record.page !== this.#pages.page);
    for (const record of others.sort((a, b) => a.at - b.at)) {
      const orphan = await this.#pages.isGone(record.page) ? await this.#take(record) : undefined;
      if (orphan !== undefined) {
        return orphan;
      }
    }
    return undefined;
  }

  /** Undefined: another page was quicker. */
  async #take({ client, page }: ClientRecord): Promise<OrphanedClient | undefined> {
    const transaction = this.#transaction();
    const clients = transaction.objectStore("clients");
    const record = await clients.get(client);
    if (record?.page !== page) {
      return undefined;
    }
    const [kept] = await Promise.all([
      transaction.objectStore("operations").getAll(allOf(client)),
      clients.put({ ...record, page: this.#pages.page }),
    ]);
    await transaction.done;
    const { lastOp, lastRequest, requests, at } = record;
    const operations = kept.map(({ client: _, ...operation }) => operation);
    return { state: { client, lastOp, lastRequest, operations, requests }, age: Date.now() - at };
  }

  #transaction() {
    return this.#database.transaction(["clients", "operations"], "readwrite", { durability: "relaxed" });
  }
}

/** Aborts a transaction. False: it has been committed already. */
function aborted(transaction: { abort(): void }): boolean {
  try {
    transaction.abort();
    return true;
  } catch {
    return false;
  }
}

/** The keys of all operations of a client. */
function allOf(client: string): IDBKeyRange {
  return IDBKeyRange.bound([client, 0], [client, Infinity]);
}
