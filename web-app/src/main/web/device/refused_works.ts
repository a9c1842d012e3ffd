import type { RefusedWork } from "../store/refused_work.ts";
import type { Database } from "./database.ts";
import type { Owner } from "./indexed_db_journal.ts";

/** Keeps what a board didn't take until its author has put it aside. */
export interface RefusedWorks {
  all(): Promise<readonly RefusedWork[]>;
  add(work: RefusedWork): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
}

/** In the browser's database. Where that fails, the work is kept in the page alone. */
export function refusedWorksIn(database: Database, { board, user }: Owner): RefusedWorks {
  return {
    all: async () => {
      const works = await database.getAllFromIndex("refused", "board", board);
      return works.filter((work) => work.user === user).map(({ id, why, elements, text }) => ({ id, why, elements, text }));
    },
    add: async (work) => void await database.put("refused", { ...work, board, user }),
    remove: async (ids) => void await Promise.all(ids.map((id) => database.delete("refused", id))),
  };
}
