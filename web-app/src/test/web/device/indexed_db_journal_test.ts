import "fake-indexeddb/auto";
import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { type Database, openDatabase } from "../../../main/web/device/database.ts";
import { IndexedDbJournal } from "../../../main/web/device/indexed_db_journal.ts";
import type { ClientWrite } from "../../../main/web/device/journal_store.ts";
import { refusedWorksIn } from "../../../main/web/device/refused_works.ts";
import type { Operation } from "../../../main/web/store/outbox.ts";
import { FakeClock } from "../support/fake_clock.ts";
import { put, rectangle } from "../support/samples.ts";

const clock = new FakeClock();
const ana = { board: "b", user: "u-ana" };

/** The stand-in for IndexedDB has timers of its own, which it leaves behind. */
function deviceTest(name: string, fn: () => Promise<void>): void {
  Deno.test({ name, fn, sanitizeOps: false, sanitizeResources: false });
}

async function emptyDatabase(): Promise<Database> {
  const database = await openDatabase();
  await Promise.all((["clients", "operations", "refused"] as const).map((table) => database.clear(table)));
  return database;
}

/** Pages of one browser; those in `gone` are closed. */
async function browser() {
  const database = await emptyDatabase();
  const gone = new Set<string>();
  const journal = (page: string, owner = ana) =>
    new IndexedDbJournal(database, { page, isGone: (other) => Promise.resolve(gone.has(other)) }, owner, clock);
  return { database, gone, journal };
}

function write(client: string, isKnown: boolean, ...ops: readonly number[]): ClientWrite {
  const head = { lastOp: Math.max(0, ...ops), lastRequest: 0, requests: [] };
  return { client, isKnown, head, added: ops.map((op) => ({ op, changes: [put(`e${op}`)] })), removed: [] };
}

deviceTest("a page goes on with what a page that is gone has left, in order", async () => {
  const { gone, journal } = await browser();
  strictEqual(await journal("p-1").write([write("c", false, 2, 10, 1)]), true);
  strictEqual(await journal("p-2").takeOver(), undefined);
  gone.add("p-1");
  const orphan = await journal("p-2").takeOver();
  deepStrictEqual(orphan?.state.operations.map(({ op }) => op), [1, 2, 10]);
  strictEqual(orphan?.state.lastOp, 10);
});

deviceTest("O9 an operation is kept with the life that it is meant for", async () => {
  const { gone, journal } = await browser();
  const operations: readonly Operation[] = [{ op: 1, changes: [] }, { op: 2, epoch: 7, changes: [{ kind: "delete" }] }];
  await journal("p-1").write([{ ...write("c", false), added: operations }]);
  gone.add("p-1");
  deepStrictEqual((await journal("p-2").takeOver())?.state.operations, operations);
});

deviceTest("of two pages one takes a client over, and the page that had it writes nothing more", async () => {
  const { database, gone, journal } = await browser();
  const first = journal("p-1");
  await first.write([write("c", false, 1)]);
  gone.add("p-1");
  const both = await Promise.all([journal("p-2").takeOver(), journal("p-3").takeOver()]);
  strictEqual(both.filter((orphan) => orphan !== undefined).length, 1);
  strictEqual(await first.write([write("c", true, 2), write("c2", false, 1)]), false);
  deepStrictEqual(await database.getAllKeys("operations"), [["c", 1]]);
  deepStrictEqual(await database.getAllKeys("clients"), ["c"]);
});

deviceTest("other people's work, and work for other boards, stays where it is", async () => {
  const { gone, journal } = await browser();
  await journal("p-1", { board: "b", user: "u-ben" }).write([write("c", false, 1)]);
  await journal("p-1", { board: "b2", user: "u-ana" }).write([write("d", false, 1)]);
  gone.add("p-1");
  strictEqual(await journal("p-2").takeOver(), undefined);
});

deviceTest("a client is removed with its operations", async () => {
  const { database, journal } = await browser();
  const page = journal("p-1");
  await page.write([write("c", false, 1, 2)]);
  await page.write([{ client: "c", isKnown: true, head: undefined, added: [], removed: [] }]);
  strictEqual(await database.count("clients") + await database.count("operations"), 0);
});

deviceTest("what a board hasn't taken is kept until it is put aside", async () => {
  const database = await emptyDatabase();
  const works = refusedWorksIn(database, ana);
  const work = { id: "w", why: "frozen" as const, elements: [rectangle("e")], text: "" };
  await works.add(work);
  deepStrictEqual(await works.all(), [work]);
  deepStrictEqual(await refusedWorksIn(database, { board: "b", user: "u-ben" }).all(), []);
  await works.remove(["w"]);
  deepStrictEqual(await works.all(), []);
});
