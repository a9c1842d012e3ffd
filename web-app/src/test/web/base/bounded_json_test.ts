import { deepStrictEqual, throws } from "node:assert/strict";
import fc from "fast-check";
import { longestJson, parseBounded } from "../../../main/web/base/bounded_json.ts";

Deno.test("a file that was made to bring the page down is refused before it is parsed", () => {
  const bound = { name: "SyntaxError", message: "too long, or too deeply nested" };
  throws(() => parseBounded("[".repeat(40_000_000)), bound);
  throws(() => parseBounded('{"a":'.repeat(8_000_000)), bound);
  throws(() => parseBounded(`"${"x".repeat(longestJson)}"`), bound);
});

Deno.test("brackets in texts are no nesting", () => {
  deepStrictEqual(parseBounded(JSON.stringify({ text: '[{"\\'.repeat(1000) })), { text: '[{"\\'.repeat(1000) });
});

Deno.test("everything that isn't too deep is read as it is", () => {
  fc.assert(fc.property(fc.jsonValue({ maxDepth: 10 }), (value) => {
    deepStrictEqual(parseBounded(JSON.stringify(value)), JSON.parse(JSON.stringify(value)));
  }));
});
