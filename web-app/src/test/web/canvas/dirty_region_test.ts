import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import fc from "fast-check";
import { areaOf, type Box, encloses } from "../../../main/web/geometry/box.ts";
import { DirtyRegion } from "../../../main/web/canvas/dirty_region.ts";

const canvas: Box = { minX: 0, minY: 0, maxX: 1000, maxY: 800 };

function clean(): DirtyRegion {
  const region = new DirtyRegion();
  region.resize({ width: 1000, height: 800 });
  region.take();
  return region;
}

function square(x: number, y: number, side: number): Box {
  return { minX: x, minY: y, maxX: x + side, maxY: y + side };
}

Deno.test("a new size makes everything dirty", () => {
  const region = new DirtyRegion();
  region.resize({ width: 1000, height: 800 });
  deepStrictEqual(region.take(), [canvas]);
  deepStrictEqual(region.take(), []);
});

Deno.test("what lies apart is painted apart", () => {
  const region = clean();
  region.add(square(10, 10, 20));
  region.add(square(500, 500, 20));
  strictEqual(region.take().length, 2);
});

Deno.test("what overlaps is painted once", () => {
  const region = clean();
  region.add(square(10, 10, 20));
  region.add(square(12, 10, 20));
  deepStrictEqual(region.take(), [{ minX: 10, minY: 10, maxX: 32, maxY: 30 }]);
});

Deno.test("nothing is painted outside the canvas", () => {
  const region = clean();
  region.add(square(-100, -100, 20));
  deepStrictEqual(region.take(), []);
  region.add(square(-10, -10, 20));
  deepStrictEqual(region.take(), [{ minX: 0, minY: 0, maxX: 10, maxY: 10 }]);
});

Deno.test("scrolling makes dirty what comes into transform, and moves what was dirty", () => {
  const region = clean();
  region.add(square(100, 100, 20));
  region.scroll(30, -10);
  deepStrictEqual(region.take(), [
    { minX: 130, minY: 90, maxX: 150, maxY: 110 },
    { minX: 0, minY: 0, maxX: 30, maxY: 800 },
    { minX: 0, minY: 790, maxX: 1000, maxY: 800 },
  ]);
  region.scroll(0, 0);
  deepStrictEqual(region.take(), []);
  region.scroll(2000, 0);
  deepStrictEqual(region.take(), [canvas]);
});

Deno.test("nearly everything is everything", () => {
  const region = clean();
  region.add({ ...canvas, maxX: 900 });
  deepStrictEqual(region.take(), [canvas]);
});

Deno.test("whatever was added is painted, in not too many boxes", () => {
  const side = fc.integer({ min: 1, max: 90 });
  const boxes = fc.array(fc.tuple(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 700 }), side), {
    maxLength: 600,
  });
  fc.assert(
    fc.property(boxes, (added) => {
      const region = clean();
      added.forEach(([x, y, length]) => region.add(square(x, y, length)));
      const parts = region.take();
      ok(parts.length <= 256);
      ok(parts.reduce((sum, part) => sum + areaOf(part), 0) <= areaOf(canvas));
      added.forEach(([x, y, length]) => ok(parts.some((part) => encloses(part, square(x, y, length)))));
    }),
  );
});
