import type { Clock } from "../base/clock.ts";
import { openDatabase } from "./database.ts";
import { IndexedDbJournal, type Owner } from "./indexed_db_journal.ts";
import type { OrphanedClient } from "./journal_store.ts";
import { OutboxJournal } from "./outbox_journal.ts";
import { leasingRegistry, lockingRegistry } from "./page_registry.ts";
import { type RefusedWorks, refusedWorksIn } from "./refused_works.ts";
import { TextDrafts } from "./text_drafts.ts";

/** What a person's page on a board keeps on the device. */
export interface DeviceStorage {
  readonly journal: OutboxJournal;
  readonly refused: RefusedWorks;
  readonly drafts: TextDrafts;
  /** A client whose page is gone, if there is one: this page goes on as this client. */
  readonly orphan: OrphanedClient | undefined;
}

/** The page doesn't wait for longer: some browsers never answer. In milliseconds. */
const openWithin = 2_000;

/** Undefined: this browser lets the page keep nothing. */
export async function openDevice(owner: Owner, page: string, clock: Clock): Promise<DeviceStorage | undefined> {
  return await new Promise((resolve) => {
    const stop = clock.after(openWithin, () => resolve(undefined));
    open(owner, page, clock).then(resolve, () => resolve(undefined)).finally(stop);
  });
}

async function open(owner: Owner, page: string, clock: Clock): Promise<DeviceStorage> {
  const database = await openDatabase();
  const pages = navigator.locks === undefined
    ? leasingRegistry(page, localStorage, clock, globalThis)
    : await lockingRegistry(page, navigator.locks);
  const journal = new OutboxJournal(new IndexedDbJournal(database, pages, owner, clock));
  const drafts = new TextDrafts(() => localStorage, pages, owner, clock);
  return { journal, refused: refusedWorksIn(database, owner), drafts, orphan: await journal.takeOver() };
}
