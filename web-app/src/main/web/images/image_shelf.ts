import { type DBSchema, type IDBPDatabase, openDB } from "idb";

/** Images on this device: what the server doesn't have yet, and what needn't be downloaded again. */
export interface ImageShelf {
  /** `isWaiting`: the server doesn't have it yet. */
  keep(hash: string, bytes: Blob, isWaiting: boolean): Promise<void>;
  find(hash: string): Promise<Blob | undefined>;
  /** The hashes of those that the server doesn't have yet. */
  waiting(): Promise<readonly string[]>;
  /** The server has it now, or doesn't want it. */
  uploaded(hash: string): Promise<void>;
}

interface Tables extends DBSchema {
  images: { key: string; value: { readonly bytes: Blob; readonly at: number } };
  waiting: { key: [string, string]; value: { readonly board: string; readonly hash: string } };
}

/** The most images that are kept so that they needn't be downloaded again. */
const mostImages = 200;

/** The images of a board in this browser; in memory alone where it keeps nothing. */
export async function openShelf(board: string): Promise<ImageShelf> {
  const memory = memoryShelf();
  try {
    return databaseShelf(
      await openDB<Tables>("chalkstream-images", 1, {
        upgrade(database) {
          database.createObjectStore("images");
          database.createObjectStore("waiting", { keyPath: ["board", "hash"] });
        },
        blocking: (_old, _new, event) => (event.target as IDBDatabase).close(),
      }),
      board,
      memory,
    );
  } catch {
    return memory;
  }
}

function databaseShelf(database: IDBPDatabase<Tables>, board: string, memory: ImageShelf): ImageShelf {
  return {
    async keep(hash, bytes, isWaiting) {
      await memory.keep(hash, bytes, isWaiting);
      await database.put("images", { bytes, at: Date.now() }, hash).catch(() => undefined);
      if (isWaiting) {
        await database.put("waiting", { board, hash }).catch(() => undefined);
      }
      await forgetOldest(database).catch(() => undefined);
    },
    async find(hash) {
      return (await memory.find(hash)) ?? (await database.get("images", hash).catch(() => undefined))?.bytes;
    },
    async waiting() {
      const all = await database.getAll("waiting").catch(() => []);
      return all.filter((each) => each.board === board).map(({ hash }) => hash);
    },
    async uploaded(hash) {
      await memory.uploaded(hash);
      await database.delete("waiting", [board, hash]).catch(() => undefined);
    },
  };
}

/** Those that the server doesn't have yet stay. */
async function forgetOldest(database: IDBPDatabase<Tables>): Promise<void> {
  if ((await database.count("images")) <= mostImages) {
    return;
  }
  const waiting = new Set((await database.getAll("waiting")).map(({ hash }) => hash));
  let oldest: { readonly hash: string; readonly at: number } | undefined;
  for (let at = await database.transaction("images").store.openCursor(); at !== null; at = await at.continue()) {
    if (!waiting.has(at.key) && (oldest === undefined || at.value.at < oldest.at)) {
      oldest = { hash: at.key, at: at.value.at };
    }
  }
  if (oldest !== undefined) {
    await database.delete("images", oldest.hash);
  }
}

/** Keeps what waits alone: everything else can be downloaded again. */
export function memoryShelf(): ImageShelf {
  const waiting = new Map<string, Blob>();
  return {
    async keep(hash, bytes, isWaiting) {
      if (isWaiting) {
        waiting.set(hash, bytes);
      }
      await Promise.resolve();
    },
    find: (hash) => Promise.resolve(waiting.get(hash)),
    waiting: () => Promise.resolve([...waiting.keys()]),
    uploaded: (hash) => Promise.resolve(void waiting.delete(hash)),
  };
}
