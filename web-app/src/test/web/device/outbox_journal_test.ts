import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { OutboxJournal } from "../../../main/web/device/outbox_journal.ts";
import type { ClientState } from "../../../main/web/store/client_state.ts";
import { settled } from "../support/fake_clock.ts";
import { MemoryDevice } from "../support/memory_journal.ts";
import { put } from "../support/samples.ts";

function journalOn(device = new MemoryDevice(), page = "p-1") {
  const store = device.journal(page);
  return { device, store, journal: new OutboxJournal(store) };
}

function state(client: string, ...ops: readonly number[]): ClientState {
  return { client, lastOp: Math.max(0, ...ops), lastRequest: 0, operations: ops.map((op) => ({ op, changes: [put(`e${op}`)] })), requests: [] };
}

const none = { op: 0, request: 0 };

Deno.test("an operation may be sent once it is on the device", async () => {
  const { journal, store } = journalOn();
  store.isSlow = true;
  journal.save(state("c", 1));
  deepStrictEqual([journal.sendable("c"), journal.isComplete], [none, false]);
  store.go();
  await settled();
  deepStrictEqual([journal.sendable("c"), journal.isComplete], [{ op: 1, request: 0 }, true]);
});

Deno.test("what has its outcome is removed, and with the last operation the client", async () => {
  const { journal, device } = journalOn();
  journal.save(state("c", 1, 2, 3));
  await settled();
  journal.save({ ...state("c", 3), lastOp: 3 });
  await settled();
  deepStrictEqual(device.clients.get("c")?.state.operations.map(({ op }) => op), [3]);
  journal.save({ ...state("c"), lastOp: 3 });
  await settled();
  strictEqual(device.clients.size, 0);
  strictEqual(journal.isEmpty, true);
});

Deno.test("what changes while the device writes is written together, once", async () => {
  const { journal, store, device } = journalOn();
  store.isSlow = true;
  journal.save(state("c", 1));
  journal.save(state("c", 1, 2));
  journal.save(state("c", 1, 2, 3));
  store.go();
  await settled();
  store.go();
  await settled();
  strictEqual(device.writes, 2);
  deepStrictEqual(journal.sendable("c"), { op: 3, request: 0 });
});

Deno.test("a new client takes the place of the old one in one write", async () => {
  const { journal, device } = journalOn();
  journal.save(state("c", 1, 2));
  await settled();
  journal.save(state("c2", 1, 2));
  await settled();
  strictEqual(device.writes, 2);
  deepStrictEqual([...device.clients.keys()], ["c2"]);
});

Deno.test("where nothing can be written, everything is sent at once", async () => {
  const { journal, store } = journalOn();
  store.isBroken = true;
  journal.save(state("c", 1));
  await settled();
  deepStrictEqual(journal.sendable("c"), { op: Infinity, request: Infinity });
  strictEqual(journal.isComplete, false);
  strictEqual(journal.needsNewClient(state("c", 1)), false);
});

Deno.test("when the device stops writing, what it has is sent, and the rest under another client", async () => {
  const { journal, store } = journalOn();
  journal.save(state("c", 1));
  await settled();
  store.isBroken = true;
  journal.save(state("c", 1, 2));
  await settled();
  deepStrictEqual(journal.sendable("c"), { op: 1, request: 0 });
  strictEqual(journal.needsNewClient(state("c", 1, 2)), false);
  strictEqual(journal.needsNewClient(state("c", 2)), true);
  deepStrictEqual(journal.sendable("c2"), { op: Infinity, request: Infinity });
});

Deno.test("a page whose client was taken over learns up to which number", async () => {
  const { journal, device } = journalOn();
  const taken: unknown[] = [];
  journal.listener = {
    changed: () => {},
    taken: (client, until) => {
      taken.push(client, until);
      journal.save(state("c2", 1));
    },
  };
  journal.save(state("c", 1));
  await settled();
  device.clients.get("c")!.page = "p-2";
  journal.save(state("c", 1, 2));
  await settled();
  deepStrictEqual(taken, ["c", { op: 1, request: 0 }]);
  deepStrictEqual([...device.clients].map(([client, { page }]) => [client, page]), [["c", "p-2"], ["c2", "p-1"]]);
});
