import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import fc from "fast-check";
import { settled } from "../support/fake_clock.ts";
import { put } from "../support/samples.ts";
import { Tabs } from "../support/tabs.ts";

Deno.test("E3 E4 what was drawn offline arrives once after a reload, under the same client", async () => {
  const tabs = new Tabs();
  const before = await tabs.add();
  await tabs.exchange(true);
  tabs.setOnline(before, false);
  ["e1", "e2", "e3"].forEach((id) => before.client.apply([put(id)]));
  await settled();
  strictEqual(before.client.isSafeToLeave(), true);
  tabs.crash(before);

  const after = await tabs.add();
  strictEqual(after.client.clientId, before.client.clientId);
  deepStrictEqual([...after.client.elements()].map(({ id }) => id), ["e1", "e2", "e3"]);
  await tabs.rest();
  deepStrictEqual([...tabs.timesPut()], [["e1", 1], ["e2", 1], ["e3", 1]]);
  strictEqual(after.client.pendingOps(), 0);
  strictEqual(tabs.device.clients.size, 0);
});

Deno.test("E4 an operation whose outcome the page didn't receive before the reload takes effect once", async () => {
  const tabs = new Tabs();
  const before = await tabs.add();
  await tabs.exchange(true);
  before.client.apply([put("e1")]);
  await settled();
  await tabs.exchange(false);
  strictEqual(tabs.board.events.length, 1);
  tabs.crash(before);

  const after = await tabs.add();
  after.client.apply([put("e2")]);
  await tabs.rest();
  deepStrictEqual([...tabs.timesPut()], [["e1", 1], ["e2", 1]]);
});

Deno.test("an undo that was asked for offline is asked for after the reload", async () => {
  const tabs = new Tabs();
  const before = await tabs.add();
  await tabs.exchange(true);
  tabs.setOnline(before, false);
  before.client.apply([put("e1")]);
  before.client.undo();
  await settled();
  tabs.crash(before);
  const after = await tabs.add();
  after.client.undo();
  await tabs.rest();
  strictEqual(tabs.board.requests(before.client.clientId), 2);
  strictEqual(tabs.device.clients.size, 0);
});

Deno.test("a tab that is closed offline leaves its work to the other one", async () => {
  const tabs = new Tabs();
  const one = await tabs.add();
  const other = await tabs.add();
  await tabs.exchange(true);
  tabs.setOnline(one, false);
  one.client.apply([put("e1")]);
  await settled();
  tabs.crash(one);
  ok(one.client.clientId !== other.client.clientId);
  await tabs.rest();
  deepStrictEqual([...tabs.timesPut()], [["e1", 1]]);
  strictEqual(other.client.pendingOps(), 0);
});

Deno.test("of a page that is open, other pages send nothing", async () => {
  const tabs = new Tabs();
  const one = await tabs.add();
  tabs.setOnline(one, false);
  one.client.apply([put("e1")]);
  await settled();
  const other = await tabs.add();
  await tabs.exchange(true);
  await tabs.clock.pass(20_000);
  await tabs.exchange(true);
  strictEqual(tabs.timesPut().size, 0);
  strictEqual(other.client.pendingOps(), 0);
});

Deno.test("where nothing can be kept, leaving isn't safe until the outcome is known", async () => {
  const tabs = new Tabs();
  const tab = await tabs.add();
  tab.store.isBroken = true;
  await tabs.exchange(true);
  tab.client.apply([put("e1")]);
  await settled();
  strictEqual(tab.client.isSafeToLeave(), false);
  await tabs.rest();
  deepStrictEqual([...tabs.timesPut()], [["e1", 1]]);
  strictEqual(tab.client.isSafeToLeave(), true);
});

Deno.test("E6 what was away for longer than the server remembers isn't sent by itself, but offered", async () => {
  const tabs = new Tabs();
  const before = await tabs.add();
  before.client.apply([put("e1")]);
  await settled();
  tabs.crash(before);
  tabs.device.age = 7 * 24 * 3_600_000;

  const after = await tabs.add();
  const refused: string[] = [];
  after.client.onRefused(({ why, elements }) => refused.push(why, ...elements.map(({ id }) => id)));
  await tabs.rest();
  deepStrictEqual(refused, ["expired", "e1"]);
  deepStrictEqual([tabs.timesPut().size, tabs.device.clients.size], [0, 0]);
});

type Step = readonly ["draw" | "exchange" | "lose answers" | "offline" | "online" | "crash" | "reload" | "new tab" | "wait" | "write fails", number];

Deno.test("E1 E3 E4 whatever happens to the pages, each operation is sent until it has its outcome, and applied once", async () => {
  const kinds = ["draw", "draw", "draw", "exchange", "exchange", "lose answers", "offline", "online", "crash", "reload", "new tab", "wait", "write fails"] as const;
  const step: fc.Arbitrary<Step> = fc.tuple(fc.constantFrom(...kinds), fc.nat(7));
  await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
    const tabs = new Tabs();
    await tabs.add();
    /** The elements that were drawn, and those of pages that crashed before they could keep them. */
    const drawn = new Map<string, number>();
    const mayBeLost = new Set<number>();
    for (const [kind, pick] of steps) {
      const at = pick % Math.max(1, tabs.open.length);
      const tab = tabs.open[at] ?? await tabs.add();
      switch (kind) {
        case "draw":
          drawn.set(`e${drawn.size}`, drawn.size);
          tab.client.apply([put(`e${drawn.size - 1}`)]);
          if (pick > 1) {
            await settled();
          }
          break;
        case "exchange":
          await tabs.exchange(true);
          break;
        case "lose answers":
          await tabs.exchange(false);
          break;
        case "offline":
        case "online":
          tabs.setOnline(tab, kind === "online");
          break;
        case "crash":
          if (!tab.client.isSafeToLeave()) {
            [...tab.client.elements()].forEach(({ id }) => mayBeLost.add(drawn.get(id)!));
          }
          tabs.crash(tab);
          break;
        case "reload":
          await settled();
          if (tab.client.isSafeToLeave()) {
            tabs.crash(tab);
            await tabs.add();
          }
          break;
        case "new tab":
          if (tabs.open.length < 3) {
            await tabs.add();
          }
          break;
        case "wait":
          await tabs.clock.pass(700 * pick);
          break;
        case "write fails":
          tab.store.isBroken ||= pick === 0;
          break;
      }
    }
    // A page that can't write can't take over what another one has left.
    await tabs.add();
    await tabs.rest();
    const times = tabs.timesPut();
    times.forEach((count, id) => strictEqual(count, 1, `${id} was put ${count} times`));
    const missing = [...drawn].filter(([id, n]) => !times.has(id) && !mayBeLost.has(n)).map(([id]) => id);
    deepStrictEqual(missing, []);
    tabs.open.forEach(({ client }) => client.close());
  }), { numRuns: 30 });
});
