import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import fc from "fast-check";
import { mergedText } from "../../../main/web/elements/text_merge.ts";

Deno.test("B24 changes of other places are both made", () => {
  strictEqual(mergedText("Bring a pen and a book.", "Bring a red pen and a book.", "Bring a pen and a book. On Monday!"), "Bring a red pen and a book. On Monday!");
  strictEqual(mergedText("one two three", "one three", "one two three four"), "one three four");
});

Deno.test("B24 what both have written at one place is there twice: theirs first", () => {
  strictEqual(mergedText("List:", "List:\nmilk", "List:\nbread"), "List:\nmilk\nbread");
  strictEqual(mergedText("", "theirs", "mine"), "theirs mine");
  strictEqual(mergedText("old", "new", "newer"), "new newer");
});

Deno.test("B24 a change that only one has made is made", () => {
  strictEqual(mergedText("a", "b", "a"), "b");
  strictEqual(mergedText("a", "a", "b"), "b");
  strictEqual(mergedText("a", "b", "b"), "b");
  strictEqual(mergedText("a", "", "a b"), " b");
});

Deno.test("B24 whatever two people make of a text, every word that one of them has added is in what comes of it", () => {
  const text = fc.array(fc.constantFrom("a", "b", "c", " ", " ", "\n"), { maxLength: 12 }).map((parts) => parts.join(""));
  const words = (written: string) => written.split(/\s+/).filter((word) => word !== "");
  fc.assert(fc.property(text, text, text, (base, theirs, mine) => {
    const merged = new Set(words(mergedText(base, theirs, mine)));
    const before = new Set(words(base));
    [...words(theirs), ...words(mine)].filter((word) => !before.has(word)).forEach((word) => ok(merged.has(word), `${word} is lost`));
    deepStrictEqual(mergedText(base, theirs, theirs), theirs);
  }));
});
