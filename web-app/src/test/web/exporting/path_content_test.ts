import { strictEqual, throws } from "node:assert/strict";
import { pathContent } from "../../../main/web/exporting/pdf/path_content.ts";

Deno.test("lines stay lines, and quadratic curves become the cubic ones that look the same", () => {
  strictEqual(pathContent("M0 0L10 5Z"), "0 0 m\n10 5 l\nh");
  strictEqual(pathContent("M0 0Q3 6 9 0"), "0 0 m\n2 4 5 4 9 0 c");
});

Deno.test("a command that the board's paths don't have isn't passed over", () => {
  throws(() => pathContent("M0 0A1 1 0 0 0 2 2"));
});
