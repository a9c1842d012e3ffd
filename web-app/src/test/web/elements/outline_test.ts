import { deepStrictEqual, ok } from "node:assert/strict";
import { boundsOf } from "../../../main/web/elements/registry.ts";
import { outlineOf, thinned } from "../../../main/web/elements/outline.ts";
import { measure, stroke } from "../support/elements.ts";

function wave(pressure: number): readonly number[] {
  return Array.from({ length: 100 }, (_, i) => [i * 3, Math.sin(i / 8) * 40, pressure]).flat();
}

Deno.test("an outline stays within the stroke's bounds, however hard it was pressed", () => {
  for (const pressure of [0, 0.5, 1]) {
    const points = wave(pressure);
    const { minX, minY, maxX, maxY } = boundsOf(stroke("s", { points, size: 16 }), measure);
    const outline = outlineOf(points, 16);
    ok(outline.length > 20);
    outline.forEach(([x, y]) => ok(x >= minX && x <= maxX && y >= minY && y <= maxY, `${x} ${y}`));
  }
});

Deno.test("a dot has an outline", () => ok(outlineOf([0, 0, 0.5], 8).length > 4));

Deno.test("a stroke that is drawn small has fewer points, and the same ends", () => {
  const thin = thinned(wave(0.5), 20);
  ok(thin.length < 30);
  deepStrictEqual(thin[0], [0, 0]);
  deepStrictEqual(thin.at(-1)![0], 297);
});
