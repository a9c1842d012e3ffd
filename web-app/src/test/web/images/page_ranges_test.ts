import { deepStrictEqual, strictEqual } from "node:assert/strict";
import fc from "fast-check";
import { readRanges, writtenRanges } from "../../../main/web/images/page_ranges.ts";

Deno.test("pages are chosen by their numbers and by ranges, in any order", () => {
  deepStrictEqual(readRanges("1-3, 5", 9), [1, 2, 3, 5]);
  deepStrictEqual(readRanges(" 5;2 – 3 2,, 1 ", 9), [1, 2, 3, 5]);
});

Deno.test("what means no page of the document means nothing", () => {
  for (const text of ["", " , ", "0", "10", "8-10", "3-1", "a", "1-", "-2", "1-2-3", "1.5", "999999999"]) {
    strictEqual(readRanges(text, 9), undefined, text);
  }
});

Deno.test("what is written of any pages means exactly these", () => {
  fc.assert(fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 1 }), (pages) => {
    deepStrictEqual(readRanges(writtenRanges(pages), 60), [...pages].sort((a, b) => a - b));
  }));
  strictEqual(writtenRanges([5, 1, 2, 3]), "1-3, 5");
});
