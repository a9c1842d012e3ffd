import { strictEqual } from "node:assert/strict";
import { isCanvasReadable } from "../../../main/web/base/canvas_reading.ts";

/** A canvas whose pixels are read as `seen` makes them. */
function canvas(seen: (value: number) => number) {
  const pixels: number[] = [];
  const context = {
    fillStyle: "" as string,
    fillRect(x: number) {
      [1, 3, 5].forEach((at, i) => pixels[4 * x + i] = parseInt(context.fillStyle.slice(at, at + 2), 16));
      pixels[4 * x + 3] = 255;
    },
    getImageData: () => ({ data: Uint8ClampedArray.from(pixels, seen) }),
  };
  return { width: 0, height: 0, getContext: () => context } as unknown as Parameters<typeof isCanvasReadable>[0];
}

Deno.test("what a browser paints can be read, also if it changes colours a little", () => {
  strictEqual(isCanvasReadable(canvas((value) => value)), true);
  strictEqual(isCanvasReadable(canvas((value) => value ^ 3)), true);
});

Deno.test("a browser that answers with white or with noise can't be read", () => {
  strictEqual(isCanvasReadable(canvas(() => 255)), false);
  let seed = 1;
  strictEqual(isCanvasReadable(canvas(() => (seed = (seed * 48_271) % 2_147_483_647) % 256)), false);
  strictEqual(isCanvasReadable({ width: 0, height: 0, getContext: () => null }), false);
});
