import type { ClientWrite, JournalStore, OrphanedClient } from "../../../main/web/device/journal_store.ts";
import type { ClientState } from "../../../main/web/store/client_state.ts";

interface Entry {
  page: string;
  state: ClientState;
}

/** The memory of one browser, for all of its pages. */
export class MemoryDevice {
  readonly clients = new Map<string, Entry>();
  readonly openPages = new Set<string>();
  /** How long ago everything was written, in milliseconds. */
  age = 0;
  /** How many writes there were. */
  writes = 0;

  /** The journal of a page, which is open from now on. */
  journal(page: string): MemoryJournal {
    this.openPages.add(page);
    return new MemoryJournal(this, page);
  }
}

export class MemoryJournal implements JournalStore {
  /** Whether every write fails from now on. */
  isBroken = false;
  /** Whether writes wait for `go`. */
  isSlow = false;
  #waiting: (() => void)[] = [];

  constructor(readonly device: MemoryDevice, readonly page: string) {}

  go(): void {
    this.#waiting.splice(0).forEach((resolve) => resolve());
  }

  async write(writes: readonly ClientWrite[]): Promise<boolean> {
    await (this.isSlow ? new Promise<void>((resolve) => this.#waiting.push(resolve)) : Promise.resolve());
    if (this.isBroken) {
      throw new Error("the disk is full");
    }
    const { clients, openPages } = this.device;
    if (!openPages.has(this.page)) {
      // A page that is gone writes nothing.
      return await new Promise(() => {});
    }
    if (writes.some(({ client, isKnown }) => isKnown ? clients.get(client)?.page !== this.page : clients.has(client))) {
      return false;
    }
    this.device.writes++;
    for (const { client, head, added, removed } of writes) {
      const before = clients.get(client)?.state.operations ?? [];
      const operations = [...before.filter(({ op }) => !removed.includes(op)), ...added].sort((a, b) => a.op - b.op);
      if (head === undefined) {
        clients.delete(client);
      } else {
        clients.set(client, { page: this.page, state: { client, ...head, operations } });
      }
    }
    return true;
  }

  async takeOver(): Promise<OrphanedClient | undefined> {
    await Promise.resolve();
    const entry = [...this.device.clients.values()].find(({ page }) => !this.device.openPages.has(page));
    if (entry === undefined) {
      return undefined;
    }
    entry.page = this.page;
    return { state: entry.state, age: this.device.age };
  }
}
