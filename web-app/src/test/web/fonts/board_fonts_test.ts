import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { BoardFonts } from "../../../main/web/fonts/board_fonts.ts";
import type { FontFile } from "../../../main/web/fonts/catalog.ts";
import { FakeClock, settled } from "../support/fake_clock.ts";

/** A page whose files come when they are let. */
function page() {
  const clock = new FakeClock();
  const asked: { readonly file: FontFile; readonly come: () => void; readonly fail: (why: Error) => void }[] = [];
  const fonts = new BoardFonts(clock, (file) => new Promise((come, fail) => asked.push({ file, come, fail })));
  let changes = 0;
  fonts.onChange(() => changes++);
  return { clock, asked, fonts, changes: () => changes };
}

Deno.test("a file is asked for once, by the first text that needs it, and told of when it has come", async () => {
  const { asked, fonts, changes } = page();
  strictEqual(fonts.has("Hello", 400), false);
  strictEqual(fonts.has("World", 400), false);
  strictEqual(asked.length, 1);
  asked[0]!.come();
  await settled();
  strictEqual(changes(), 1);
  strictEqual(fonts.has("World", 400), true);
  strictEqual(fonts.has("World", 700), false);
  deepStrictEqual(asked.map(({ file }) => file.weight), [400, 700]);
});

Deno.test("what comes at one time is told of once", async () => {
  const { asked, fonts, changes } = page();
  fonts.has("Hello, мир", 400);
  asked[0]!.come();
  await settled();
  strictEqual(changes(), 0);
  asked[1]!.come();
  await settled();
  strictEqual(changes(), 1);
});

Deno.test("Korean letters are known when their table has come", async () => {
  const { asked, fonts, changes } = page();
  strictEqual(fonts.has("칠판", 400), false);
  while (changes() === 0) {
    await settled();
  }
  strictEqual(fonts.has("칠판", 400), false);
  asked.forEach(({ come }) => come());
  await settled();
  strictEqual(fonts.has("칠판", 400), true);
});

Deno.test("a file that can't be loaded is asked for again after a while", async () => {
  const { asked, fonts, clock, changes } = page();
  fonts.has("Hello", 400);
  asked[0]!.fail(new Error("offline"));
  await settled();
  const before = changes();
  fonts.has("Hello", 400);
  strictEqual(asked.length, 1);
  clock.advance(5_000);
  strictEqual(changes(), before + 1);
  fonts.has("Hello", 400);
  strictEqual(asked.length, 2);
});
