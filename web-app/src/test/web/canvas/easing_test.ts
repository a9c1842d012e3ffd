import { ok } from "node:assert/strict";
import { eased } from "../../../main/web/canvas/easing.ts";

Deno.test("a pointer glides the same way at any frame rate", () => {
  const target = { x: 100, y: -50 };
  let at = { x: 0, y: 0 };
  for (let frame = 0; frame < 6; frame++) {
    at = eased(at, target, 16);
  }
  const once = eased({ x: 0, y: 0 }, target, 96);
  ok(Math.abs(at.x - once.x) < 1e-9);
  ok(at.x > 80 && at.x < 100);
});
