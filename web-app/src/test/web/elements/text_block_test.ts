import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import fc from "fast-check";
import { linksIn } from "../../../main/web/elements/links.ts";
import { fittingRows, isRtl, laidOut, placedLinks, type Setting } from "../../../main/web/elements/text_block.ts";

/** Each letter is 10 wide. */
const measure = (part: string) => part.length * 10;
const usual: Setting = { font: { size: 20, weight: 400 }, align: "auto" };
const rows = (text: string, setting: Partial<Setting> = {}) => laidOut(text, { ...usual, ...setting }, measure).rows;
const places = (text: string, setting: Partial<Setting> = {}) => rows(text, setting).map(({ text, x }) => [text, x]);

Deno.test("lines stand where the alignment says", () => {
  deepStrictEqual(places("ab\nabcd"), [["ab", 0], ["abcd", 0]]);
  deepStrictEqual(places("ab\nabcd", { align: "right" }), [["ab", 20], ["abcd", 0]]);
  deepStrictEqual(places("ab\nabcd", { align: "center" }), [["ab", 10], ["abcd", 0]]);
  deepStrictEqual(places("ab", { align: "right", wrap: 100 }), [["ab", 80]]);
});

Deno.test("the first letter says whether a line is read from right to left, and it begins there", () => {
  ok(isRtl("مرحبا abc"));
  ok(isRtl("1. שלום"));
  ok(!isRtl("abc مرحبا"));
  ok(!isRtl("123"));
  deepStrictEqual(places("مرحبا", { wrap: 100 }), [["مرحبا", 50]]);
  deepStrictEqual(places("مرحبا", { wrap: 100, align: "left" }), [["مرحبا", 0]]);
});

Deno.test("an entry of a list hangs below its first line, beside its sign", () => {
  const list = rows("- one two\n10. ten", { wrap: 60 });
  deepStrictEqual(list.map(({ text, x, marker }) => [text, x, marker]), [
    ["one", 20, { text: "•", x: 0 }],
    ["two", 20, undefined],
    ["te", 40, { text: "10.", x: 0 }],
    ["n", 40, undefined],
  ]);
});

Deno.test("an entry within another one begins further in", () => {
  deepStrictEqual(rows("  - b").map(({ x, marker }) => [x, marker]), [[40, { text: "•", x: 20 }]]);
});

Deno.test("what only looks a little like a list is none", () => {
  for (const text of ["-5", "3.14", "- ", "a - b", "2026. "]) {
    deepStrictEqual(rows(text).map(({ text, marker }) => [text, marker]), [[text, undefined]]);
  }
});

Deno.test("a list that is read from right to left has its signs at the right", () => {
  deepStrictEqual(rows("- مرحبا", { wrap: 100 }).map(({ x, marker }) => [x, marker]), [[30, { text: "•", x: 90 }]]);
});

Deno.test("only as many lines are seen as have room, and the last one says that there are more", () => {
  const block = laidOut("a\nb\nc", usual, measure);
  deepStrictEqual(fittingRows(block, 0, 60).map(({ text }) => text), ["a", "b…"]);
  deepStrictEqual(fittingRows(block, 0, 81).map(({ text }) => text), ["a", "b", "c"]);
  deepStrictEqual(fittingRows(block, 0, 20), []);
});

Deno.test("whatever is written, every letter is on a line, within the width", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("a", "b", " ", "-", "1", ".", "가", "\n", "م") }), fc.integer({ min: 30, max: 200 }), (text, wrap) => {
      const laid = rows(text, { wrap });
      const seen = laid.map(({ text, marker }) => (marker?.text.replace("•", "-") ?? "") + text).join("");
      strictEqual(seen.replaceAll(" ", ""), text.replaceAll(/[ \n]/g, ""));
      laid.forEach(({ x, width }) => ok(x >= 0 && (x + width <= wrap || x === 0 || width <= 40)));
    }),
  );
});

Deno.test("addresses of the web and of mail are links, without the sentence around them", () => {
  const found = (text: string) => linksIn(text).map(({ text }) => text);
  deepStrictEqual(found("See https://example.org/a?b=c, and (http://example.org)."), ["https://example.org/a?b=c", "http://example.org"]);
  deepStrictEqual(found("mailto:ana@example.org!"), ["mailto:ana@example.org"]);
  deepStrictEqual(found("https://en.wikipedia.org/wiki/Chalk_(drawing)"), ["https://en.wikipedia.org/wiki/Chalk_(drawing)"]);
});

Deno.test("nothing else is a link", () => {
  for (const text of ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "www.example.org", "https://", "xhttps:/a"]) {
    deepStrictEqual(linksIn(text), [], text);
  }
});

Deno.test("a link that goes over several lines is one on each of them", () => {
  const block = laidOut("go https://a.example/b", { ...usual, wrap: 100 }, measure);
  deepStrictEqual(block.rows.map(({ text }) => text), ["go", "https://a.", "example/b"]);
  const links = placedLinks(block, 5, 7);
  deepStrictEqual(links.map(({ href }) => href), ["https://a.example/b", "https://a.example/b"]);
  deepStrictEqual(links.map(({ box }) => [box.minX, box.minY, box.maxX]), [[5, 34, 105], [5, 61, 95]]);
});
