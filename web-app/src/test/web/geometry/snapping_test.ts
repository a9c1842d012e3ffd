import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import fc from "fast-check";
import { type Box, boxOf, shift } from "../../../main/web/geometry/box.ts";
import { snapped } from "../../../main/web/geometry/snapping.ts";

const near = (others: readonly Box[], grid?: number) => ({ others, grid, reach: 8 });

Deno.test("a box snaps to the nearest side or middle of another one, in each direction on its own", () => {
  const other = boxOf(0, 0, 100, 100);
  const { dx, dy, guides } = snapped(boxOf(5, 203, 40, 40), near([other]));
  deepStrictEqual([dx, dy], [-5, 0]);
  deepStrictEqual(guides, [{ from: { x: 0, y: 0 }, to: { x: 0, y: 243 } }]);
  strictEqual(snapped(boxOf(33, 203, 40, 40), near([other])).dx, -3);
  strictEqual(snapped(boxOf(65, 203, 40, 40), near([other])).dx, -5);
});

Deno.test("nothing that is further away than the reach is snapped to", () => {
  deepStrictEqual(snapped(boxOf(9, 209, 30, 30), near([boxOf(0, 0, 1_000, 100)])), { dx: 0, dy: 0, guides: [] });
});

Deno.test("a box snaps between two others, and to the distance that two others have", () => {
  const between = snapped(boxOf(103, 21, 50, 14), near([boxOf(0, 0, 50, 90), boxOf(213, 12, 50, 90)]));
  strictEqual(between.dx, 3.5);
  deepStrictEqual(between.guides.filter(({ from, to }) => from.y === to.y).map(({ from, to }) => to.x - from.x), [56.5, 56.5]);
  const on = snapped(boxOf(175, 20, 33, 60), near([boxOf(0, 0, 50, 90), boxOf(80, 10, 60, 90)]));
  strictEqual(on.dx, -5);
  const back = snapped(boxOf(-66, 20, 33, 60), near([boxOf(0, 0, 50, 90), boxOf(80, 10, 60, 90)]));
  strictEqual(back.dx, 3);
});

Deno.test("the grid counts where no other element is near, and its lines are shown", () => {
  const { dx, dy, guides } = snapped(boxOf(26, 50, 40, 40), near([], 24));
  deepStrictEqual([dx, dy], [-2, -2]);
  deepStrictEqual(guides.map(({ from }) => [from.x, from.y]), [[24, 48], [24, 48]]);
});

Deno.test("a side that is dragged alone snaps alone", () => {
  const other = boxOf(0, 0, 100, 100);
  const { dx, dy } = snapped(boxOf(150, 3, 145, 60), near([boxOf(0, 300, 300, 20), other]), ["max"], []);
  deepStrictEqual([dx, dy], [5, 0]);
});

Deno.test("whatever was snapped to others stays where it is when it is asked again", () => {
  const box = fc.tuple(...Array.from({ length: 4 }, () => fc.integer({ min: 1, max: 300 }))).map(([x, y, w, h]) => boxOf(x!, y!, w!, h!));
  fc.assert(fc.property(box, fc.array(box, { maxLength: 6 }), (moved, others) => {
    const first = snapped(moved, near(others));
    ok(Math.abs(first.dx) <= 8 && Math.abs(first.dy) <= 8);
    const again = snapped(shift(moved, first.dx, first.dy), near(others));
    const isKept = first.dx === 0 || Math.abs(again.dx) < 1e-9;
    ok(isKept, JSON.stringify([first, again]));
  }));
});
