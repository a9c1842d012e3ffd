import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import fc from "fast-check";
import { postLayout } from "../../../main/web/elements/definitions/post.ts";
import { wrapped } from "../../../main/web/elements/text_layout.ts";
import { measure, post } from "../support/elements.ts";

const letters = (part: string) => part.length;

Deno.test("lines break between words", () => {
  deepStrictEqual(wrapped("the quick brown fox", 10, letters), ["the quick", "brown fox"]);
});

Deno.test("lines break where their author broke them", () => {
  deepStrictEqual(wrapped("a\n\nb", 10, letters), ["a", "", "b"]);
});

Deno.test("a word breaks only if it is longer than a line", () => {
  deepStrictEqual(wrapped("on abcdefgh", 5, letters), ["on", "abcde", "fgh"]);
  deepStrictEqual(wrapped("숙제를 내일까지", 4, letters), ["숙제를", "내일까지"]);
});

Deno.test("a letter made of several code points is never torn", () => {
  const family = "👩‍👩‍👧";
  deepStrictEqual(wrapped(family + family, 1, letters), [family, family]);
});

Deno.test("no line is too wide, and no letter is lost", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("a", "b", " ", "가", "\n") }), fc.integer({ min: 1, max: 12 }), (text, width) => {
      const lines = wrapped(text, width, letters);
      lines.forEach((line) => ok(line.length <= width));
      strictEqual(lines.join("").replaceAll(" ", ""), text.replaceAll(/[ \n]/g, ""));
    }),
  );
});

Deno.test("a post without a title has its body at the top", () => {
  const { title, body } = postLayout(post("p", { title: "" }).props, measure);
  strictEqual(title.rows.length, 0);
  strictEqual(body.top, 14);
});

Deno.test("a post's texts need more height the longer they are", () => {
  const height = (body: string) => postLayout(post("p", { body }).props, measure).height;
  ok(height("a\nb\nc") > height("a"));
});
