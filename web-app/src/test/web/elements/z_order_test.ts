import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import fc from "fast-check";
import { above, byDepth, keyBetween } from "../../../main/web/elements/z_order.ts";
import { rectangle } from "../support/elements.ts";

Deno.test("B7: elements lie in the order of z, equal ones in the order of their ids", () => {
  const [a, b, c] = [rectangle("b", { z: "a1" }), rectangle("a", { z: "a1" }), rectangle("c", { z: "Z9" })];
  deepStrictEqual([a, b, c].sort(byDepth), [c, b, a]);
});

Deno.test("the first element of a board", () => strictEqual(above(undefined), "a0"));

Deno.test("each element is put above the one before, for a hundred thousand of them, with a short index", () => {
  let top = above(undefined);
  for (let i = 0; i < 100_000; i++) {
    const next = above(top);
    ok(next > top, `${next} is not above ${top}`);
    top = next;
  }
  ok(top.length <= 4, top);
});

const printable = fc.string({
  unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
  minLength: 1,
  maxLength: 199,
});

Deno.test("whatever index somebody else made up, the new one is above it and allowed", () => {
  fc.assert(
    fc.property(printable, (top) => {
      const next = above(top);
      ok(next > top, `${next} is not above ${top}`);
      ok(next.length <= 200);
      ok(/^[\x21-\x7e]+$/.test(next));
    }),
    { numRuns: 2000 },
  );
});

Deno.test("at the limit of length the index stays as it is", () => {
  const longest = "~".repeat(200);
  strictEqual(above(longest), longest);
});

Deno.test("something can be put between two elements again and again, at either end", () => {
  for (const side of ["lower", "upper"] as const) {
    let [lower, upper] = ["a0", "a1"];
    for (let i = 0; i < 500; i++) {
      const key = keyBetween(lower, upper)!;
      ok(lower < key && key < upper, `${key} is not between ${lower} and ${upper}`);
      [lower, upper] = side === "lower" ? [key, upper] : [lower, key];
    }
  }
});

Deno.test("something can be put below the lowest element, a thousand times", () => {
  let bottom = "a0";
  for (let i = 0; i < 1000; i++) {
    const next = keyBetween(undefined, bottom)!;
    ok(next < bottom && next.length <= 4, next);
    bottom = next;
  }
});

Deno.test("an index between any two is between them and allowed, or there is none", () => {
  fc.assert(
    fc.property(printable, printable, (a, b) => {
      const [lower, upper] = a < b ? [a, b] : [b, a];
      const key = keyBetween(lower, upper);
      ok(key === undefined ? !/^[0-9A-Za-z]+$/.test(lower + upper) || upper.startsWith(lower) : lower < key && key < upper && key.length <= 200);
    }),
    { numRuns: 2000 },
  );
  strictEqual(keyBetween("a1", "a1"), undefined);
});

Deno.test("one long index doesn't make the later ones long", () => {
  strictEqual(above(`a${"z".repeat(198)}~`), "b00");
});
