import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import fc from "fast-check";
import { cutInsertion, cutText } from "../../../main/web/base/characters.ts";

Deno.test("a text is cut before the character that doesn't fit", () => {
  strictEqual(cutText("abc", 3), "abc");
  strictEqual(cutText("abcd", 3), "abc");
  strictEqual(cutText("ab👩‍👩‍👧", 5), "ab");
  strictEqual(cutText("가나다", 2), "가나");
  strictEqual(cutText("a\u1100\u1161\u11a8", 3), "a");
  strictEqual(cutText("e\u0301e\u0301", 3), "e\u0301");
});

Deno.test("of what is inserted, as much stays as fits; what was there before stays whole", () => {
  deepStrictEqual(cutInsertion("abcdef", { text: "abcXYZdef", caret: 6 }, 8), { text: "abcXYdef", caret: 5 });
  deepStrictEqual(cutInsertion("abcdef", { text: "abc👍def", caret: 5 }, 7), { text: "abcdef", caret: 3 });
  deepStrictEqual(cutInsertion("😀", { text: "😁😀", caret: 2 }, 3), { text: "😀", caret: 0 });
  deepStrictEqual(cutInsertion("aaa", { text: "aaabaaa", caret: 4 }, 4), { text: "aaaa", caret: 1 });
  deepStrictEqual(cutInsertion("", { text: "x".repeat(12), caret: 12 }, 10), { text: "x".repeat(10), caret: 10 });
});

Deno.test("whatever is put in, the text is never too long, never ends in half a character, and loses nothing that was there", () => {
  const words = fc.string({ unit: "grapheme", maxLength: 12 });
  fc.assert(fc.property(words, words, words, fc.integer({ min: 1, max: 30 }), (head, put, tail, more) => {
    const before = head + tail;
    const longest = before.length + more;
    const { text, caret } = cutInsertion(before, { text: head + put + tail, caret: (head + put).length }, longest);
    ok(text.length <= longest);
    ok(text.isWellFormed());
    ok(text.startsWith(head) && text.endsWith(tail) && caret === text.length - tail.length);
  }));
});
