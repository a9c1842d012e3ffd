import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { type DraftStorage, TextDrafts } from "../../../main/web/device/text_drafts.ts";
import { FakeClock } from "../support/fake_clock.ts";
import { MemoryStorage } from "../support/memory_storage.ts";

const owner = { board: "b", user: "u-ana" };
const comment = (id: string, text = "Water") => ({ kind: "comment", id, text }) as const;

function browser() {
  const storage = new MemoryStorage();
  const gone = new Set<string>();
  const clock = new FakeClock();
  const page = (name: string, who = owner, open: () => DraftStorage = () => storage) =>
    new TextDrafts(open, { page: name, isGone: (other) => Promise.resolve(gone.has(other)) }, who, clock);
  return { storage, gone, clock, page };
}

Deno.test("a draft is on the device soon after the first letter, and the latest words are when the page goes", async () => {
  const { gone, clock, page } = browser();
  const before = page("one");
  before.keep(comment("p", "Wat"));
  clock.advance(200);
  before.keep(comment("p", "Water"));
  clock.advance(100);
  before.keep(comment("q", "Light"));
  strictEqual(before.flush(), true);
  before.keep(comment("r", "Too late"));
  gone.add("one");
  deepStrictEqual(await page("two").takeOver(), [comment("p", "Water"), comment("q", "Light")]);
});

Deno.test("a draft of a page that is open, or of somebody else, or of another board, is nobody else's", async () => {
  const { gone, page } = browser();
  const drafts = [page("one"), page("ben", { ...owner, user: "u-ben" }), page("other", { ...owner, board: "c" })];
  drafts.forEach((each) => {
    each.keep(comment("p"));
    each.flush();
  });
  gone.add("ben").add("other");
  deepStrictEqual(await page("two").takeOver(), []);
});

Deno.test("a draft is taken over once, and kept by the page that has taken it over until it is removed", async () => {
  const { storage, gone, page } = browser();
  const one = page("one");
  one.keep(comment("p"));
  one.flush();
  gone.add("one");
  const [two, three] = [page("two"), page("three")];
  const found = await Promise.all([two.takeOver(), three.takeOver()]);
  deepStrictEqual(found, [[comment("p")], []]);
  strictEqual(storage.length, 1);
  two.remove(comment("p"));
  strictEqual(storage.length, 0);
});

Deno.test("where the browser blocks its storage, or has no more room, drafts aren't kept, and the page knows", async () => {
  const { storage, page } = browser();
  const blocked = page("one", owner, () => {
    throw new DOMException("The operation is insecure.", "SecurityError");
  });
  blocked.keep(comment("p"));
  strictEqual(blocked.flush(), false);
  deepStrictEqual(await blocked.takeOver(), []);
  storage.isFull = true;
  const full = page("two");
  full.keep(comment("p"));
  strictEqual(full.flush(), false);
  full.remove(comment("p"));
  strictEqual(full.flush(), true);
});

Deno.test("a page keeps 20 drafts, and knows when there are more", () => {
  const { page } = browser();
  const drafts = page("one");
  for (let i = 0; i < 20; i++) {
    drafts.keep(comment(`p${i}`));
  }
  strictEqual(drafts.flush(), true);
  drafts.keep(comment("p20"));
  strictEqual(drafts.flush(), false);
});

Deno.test("what can't be read, and what nobody has come back for in 30 days, is removed", async () => {
  const { storage, gone, page } = browser();
  const day = 24 * 3_600_000;
  const old = JSON.stringify({ at: Date.now() - 31 * day, drafts: [comment("p")] });
  const recent = JSON.stringify({ at: Date.now() - 29 * day, drafts: [comment("q")] });
  storage.setItem("chalkstream.drafts/b/u-ana/broken", "{");
  storage.setItem("chalkstream.drafts/c/u-ben/old", old);
  storage.setItem("chalkstream.drafts/b/u-ana/recent", recent);
  storage.setItem("chalkstream.name", "Ana");
  gone.add("broken").add("recent");
  deepStrictEqual(await page("two").takeOver(), [comment("q")]);
  deepStrictEqual(storage.keys(), ["chalkstream.name", "chalkstream.drafts/b/u-ana/two"]);
});
