import { ok } from "node:assert/strict";
import fc from "fast-check";
import { encloses, grow } from "../../../main/web/geometry/box.ts";
import { pixelTransform, toBoardBox, toPixels } from "../../../main/web/canvas/view.ts";

const coordinate = fc.double({ min: -1e5, max: 1e5, noNaN: true });

Deno.test("the pixels of a box are whole, and one is to spare on each side, at any zoom and pixel ratio", () => {
  fc.assert(
    fc.property(
      fc.record({ x: coordinate, y: coordinate, zoom: fc.double({ min: 0.05, max: 8, noNaN: true }) }),
      fc.constantFrom(1, 1.25, 1.5, 2, 3),
      coordinate,
      coordinate,
      (camera, pixelRatio, x, y) => {
        const transform = pixelTransform({ camera, pixelRatio, width: 800, height: 600 });
        const box = { minX: x, minY: y, maxX: x + 10, maxY: y + 7 };
        const pixels = toPixels(transform, box);
        Object.values(pixels).forEach((value) => ok(Number.isInteger(value)));
        const slack = 1e-6;
        ok(encloses(grow(toBoardBox(transform, grow(pixels, -1)), slack), box));
      },
    ),
  );
});
