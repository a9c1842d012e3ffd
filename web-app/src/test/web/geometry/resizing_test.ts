import { deepStrictEqual, ok } from "node:assert/strict";
import fc from "fast-check";
import { boxOf } from "../../../main/web/geometry/box.ts";
import { movedEnd, type ResizeOptions, resizedBox, type Sides, upright } from "../../../main/web/geometry/resizing.ts";

const free: ResizeOptions = { keepsProportions: false, fromCentre: false, least: 1 };
const box = boxOf(0, 0, 100, 50);

const side = fc.constantFrom<-1 | 0 | 1>(-1, 0, 1);
const sides: fc.Arbitrary<Sides> = fc.record({ x: side, y: side }).filter(({ x, y }) => x !== 0 || y !== 0);
const units = fc.double({ min: -1000, max: 1000, noNaN: true });
const extent = fc.double({ min: 2, max: 1000, noNaN: true });
const boxes = fc.tuple(units, units, extent, extent).map((values) => boxOf(...values));

Deno.test("a corner moves both of its sides, an edge its own", () => {
  deepStrictEqual(resizedBox(box, { x: 1, y: 1 }, 20, 10, free), boxOf(0, 0, 120, 60));
  deepStrictEqual(resizedBox(box, { x: -1, y: -1 }, 20, 10, free), boxOf(20, 10, 80, 40));
  deepStrictEqual(resizedBox(box, { x: 0, y: -1 }, 20, 10, free), boxOf(0, 10, 100, 40));
});

Deno.test("with proportions a corner follows the direction that changes most, and an edge's other sides go with it", () => {
  const proportional = { ...free, keepsProportions: true };
  deepStrictEqual(resizedBox(box, { x: 1, y: 1 }, 100, 10, proportional), boxOf(0, 0, 200, 100));
  deepStrictEqual(resizedBox(box, { x: 1, y: 0 }, 100, 0, proportional), boxOf(0, -25, 200, 100));
});

Deno.test("from the centre the opposite side goes as far the other way", () => {
  deepStrictEqual(resizedBox(box, { x: 1, y: 1 }, 20, 10, { ...free, fromCentre: true }), boxOf(-20, -10, 140, 70));
});

Deno.test("a handle that goes beyond the opposite side turns the box over", () => {
  deepStrictEqual(resizedBox(box, { x: 1, y: 0 }, -150, 0, free), { minX: 0, minY: 0, maxX: -50, maxY: 50 });
  deepStrictEqual(upright(resizedBox(box, { x: 1, y: 0 }, -150, 0, free)), boxOf(-50, 0, 50, 50));
});

Deno.test("a box never gets smaller than it may, and what has no extent gets none", () => {
  deepStrictEqual(resizedBox(box, { x: 1, y: 1 }, -95, -49, { ...free, least: 20 }), boxOf(0, 0, 20, 20));
  deepStrictEqual(resizedBox(boxOf(0, 0, 100, 0), { x: 1, y: 1 }, 100, 70, free), boxOf(0, 0, 200, 0));
});

Deno.test("a handle that comes back to where it began leaves the box as it was", () => {
  fc.assert(fc.property(boxes, sides, fc.boolean(), fc.boolean(), (from, handle, keepsProportions, fromCentre) => {
    near(resizedBox(from, handle, 0, 0, { ...free, keepsProportions, fromCentre }), from);
  }));
});

Deno.test("dragging there and back by two gestures gives the same box", () => {
  fc.assert(fc.property(boxes, sides, units, units, fc.boolean(), (from, handle, dx, dy, fromCentre) => {
    const options = { ...free, fromCentre };
    const there = resizedBox(from, handle, dx, dy, options);
    fc.pre(there.maxX - there.minX > 1.001 && there.maxY - there.minY > 1.001);
    near(resizedBox(there, handle, -dx, -dy, options), from);
  }));
});

Deno.test("the side opposite to the handle stays, unless the centre does", () => {
  fc.assert(fc.property(boxes, sides, units, units, fc.boolean(), (from, handle, dx, dy, keepsProportions) => {
    const to = resizedBox(from, handle, dx, dy, { ...free, keepsProportions });
    ok(handle.x !== 1 || to.minX === from.minX);
    ok(handle.x !== -1 || to.maxX === from.maxX);
    const centred = resizedBox(from, handle, dx, dy, { ...free, keepsProportions, fromCentre: true });
    ok(Math.abs(centred.minX + centred.maxX - from.minX - from.maxX) < 1e-6);
  }));
});

Deno.test("with proportions the width and the height keep their ratio", () => {
  fc.assert(fc.property(boxes, sides, units, units, (from, handle, dx, dy) => {
    const to = upright(resizedBox(from, handle, dx, dy, { ...free, keepsProportions: true }));
    const [sx, sy] = [(to.maxX - to.minX) / (from.maxX - from.minX), (to.maxY - to.minY) / (from.maxY - from.minY)];
    ok(Math.abs(sx - sy) <= 1e-6 * Math.max(1, sx), `${sx} ${sy}`);
  }));
});

Deno.test("a line's end goes where it is dragged to, at a regular angle, or with the other end mirrored", () => {
  const line = { x: 0, y: 0, w: 100, h: 0 };
  deepStrictEqual(movedEnd(line, "end", { x: 80, y: 60 }, free), { x: 0, y: 0, w: 80, h: 60 });
  deepStrictEqual(movedEnd(line, "start", { x: 20, y: 10 }, free), { x: 20, y: 10, w: 80, h: -10 });
  const { w, h } = movedEnd(line, "end", { x: 100, y: 3 }, { ...free, keepsProportions: true });
  ok(Math.abs(h) < 1e-9 && w > 100);
  deepStrictEqual(movedEnd(line, "end", { x: 120, y: 10 }, { ...free, fromCentre: true }), { x: -20, y: -10, w: 140, h: 20 });
});

function near(actual: ReturnType<typeof boxOf>, expected: ReturnType<typeof boxOf>): void {
  for (const name of ["minX", "minY", "maxX", "maxY"] as const) {
    ok(Math.abs(actual[name] - expected[name]) < 1e-6, `${name}: ${actual[name]}, not ${expected[name]}`);
  }
}
