import { deepStrictEqual, ok, throws } from "node:assert/strict";
import fc from "fast-check";
import { longestJson, parseBounded } from "../../../main/web/base/bounded_json.ts";

Deno.test("a file that was made to bring the page down is refused at once", () => {
  const started = performance.now();
  throws(() => parseBounded("[".repeat(40_000_000)), SyntaxError);
  throws(() => parseBounded('{"a":'.repeat(8_000_000)), SyntaxError);
  throws(() => parseBounded(`"${"x".repeat(longestJson)}"`), SyntaxError);
  ok(performance.now() - started < 1000);
});

Deno.test("brackets in texts are no nesting", () => {
  deepStrictEqual(parseBounded(JSON.stringify({ text: '[{"\\'.repeat(1000) })), { text: '[{"\\'.repeat(1000) });
});

Deno.test("everything that isn't too deep is read as it is", () => {
  fc.assert(fc.property(fc.jsonValue({ maxDepth: 10 }), (value) => {
    deepStrictEqual(parseBounded(JSON.stringify(value)), JSON.parse(JSON.stringify(value)));
  }));
});
