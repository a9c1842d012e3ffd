import { ok } from "node:assert/strict";
import { approached } from "../../../main/web/canvas/approach.ts";

Deno.test("a pointer glides the same way at any frame rate", () => {
  const target = { x: 100, y: -50 };
  let at = { x: 0, y: 0 };
  for (let frame = 0; frame < 6; frame++) {
    at = approached(at, target, 16);
  }
  const once = approached({ x: 0, y: 0 }, target, 96);
  ok(Math.abs(at.x - once.x) < 1e-9);
  ok(at.x > 80 && at.x < 100);
});
