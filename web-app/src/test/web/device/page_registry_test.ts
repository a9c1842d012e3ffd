import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { leasingRegistry, lockingRegistry, type Locks } from "../../../main/web/device/page_registry.ts";
import { FakeClock } from "../support/fake_clock.ts";

/** Locks that are held until their page is gone. */
function lockManager() {
  const held = new Set<string>();
  const request = async (name: string, options: unknown, act?: (lock: unknown) => unknown) => {
    const isTry = act !== undefined;
    const use = act ?? options as (lock: unknown) => unknown;
    if (isTry) {
      return use(held.has(name) ? null : {});
    }
    held.add(name);
    return await use({});
  };
  return { held, locks: { request } as unknown as Locks };
}

Deno.test("with locks, a page is gone when the browser has released its lock", async () => {
  const { held, locks } = lockManager();
  const [one, other] = [await lockingRegistry("one", locks), await lockingRegistry("other", locks)];
  deepStrictEqual([one.page, await other.isGone("one")], ["one", false]);
  held.delete("chalkstream.page.one");
  strictEqual(await other.isGone("one"), true);
});

function browser() {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
  return { kept, storage };
}

Deno.test("without locks, a page is there until it closes, and is back when it is shown again", async () => {
  const { storage } = browser();
  const [page, clock] = [new EventTarget(), new FakeClock()];
  leasingRegistry("one", storage, clock, page);
  const other = leasingRegistry("other", storage, clock, new EventTarget());
  strictEqual(await other.isGone("one"), false);
  page.dispatchEvent(new Event("pagehide"));
  strictEqual(await other.isGone("one"), true);
  page.dispatchEvent(new Event("pageshow"));
  strictEqual(await other.isGone("one"), false);
});

Deno.test("without locks, a page that has crashed is gone after 90 s", async () => {
  const { kept, storage } = browser();
  const other = leasingRegistry("other", storage, new FakeClock(), new EventTarget());
  kept.set("chalkstream.page.one", String(Date.now() - 80_000));
  strictEqual(await other.isGone("one"), false);
  kept.set("chalkstream.page.one", String(Date.now() - 91_000));
  strictEqual(await other.isGone("one"), true);
});
