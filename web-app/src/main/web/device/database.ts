import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Operation } from "../store/outbox.ts";
import type { RefusedWork } from "../store/refused_work.ts";
import type { Reverse } from "../store/requests.ts";

/** A client's state without its operations. */
export interface ClientRecord {
  readonly client: string;
  readonly board: string;
  readonly user: string;
  /** The page that sends it. */
  readonly page: string;
  /** When it was written, by the device's clock. */
  readonly at: number;
  readonly lastOp: number;
  readonly lastRequest: number;
  readonly requests: readonly Reverse[];
}

interface Tables extends DBSchema {
  clients: { key: string; value: ClientRecord; indexes: { board: string } };
  operations: { key: [string, number]; value: Operation & { readonly client: string } };
  refused: { key: string; value: RefusedWork & { readonly board: string; readonly user: string }; indexes: { board: string } };
}

export type Database = IDBPDatabase<Tables>;

/** The version of the tables. A page reads what older ones have written. */
const version = 1;

/** Opens the database of this browser; rejects where pages can't keep anything. */
export async function openDatabase(): Promise<Database> {
  return await openDB<Tables>("chalkstream", version, {
    upgrade(database) {
      database.createObjectStore("clients", { keyPath: "client" }).createIndex("board", "board");
      database.createObjectStore("operations", { keyPath: ["client", "op"] });
      database.createObjectStore("refused", { keyPath: "id" }).createIndex("board", "board");
    },
    // A page of a later release needs the database: this one goes on without.
    blocking: (_old, _new, event) => (event.target as IDBDatabase).close(),
  });
}
