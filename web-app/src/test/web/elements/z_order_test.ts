import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import fc from "fast-check";
import { above, byDepth } from "../../../main/web/elements/z_order.ts";
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

Deno.test("whatever index somebody else made up, the new one is above it and allowed", () => {
  const printable = fc.string({
    unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
    minLength: 1,
    maxLength: 199,
  });
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
