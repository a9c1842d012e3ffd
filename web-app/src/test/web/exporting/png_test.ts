import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import fc from "fast-check";
import { zlibSync } from "fflate";
import { alphaPixels } from "../../../main/web/exporting/pdf/png.ts";

/** A PNG of colours and alpha, each row written with one of the five filters. */
function png(width: number, pixels: Uint8Array, filters: readonly number[]): Uint8Array {
  const length = width * 4;
  const rows: number[] = [];
  filters.forEach((filter, row) => {
    rows.push(filter);
    for (let i = 0; i < length; i++) {
      const at = row * length + i;
      const left = i >= 4 ? pixels[at - 4]! : 0;
      const above = row > 0 ? pixels[at - length]! : 0;
      const corner = i >= 4 && row > 0 ? pixels[at - length - 4]! : 0;
      const nearest = [left, above, corner].map((value) => [Math.abs(left + above - corner - value), value] as const).reduce((a, b) => (b[0] < a[0] ? b : a))[1];
      rows.push((pixels[at]! - [0, left, above, (left + above) >> 1, nearest][filter]!) & 0xff);
    }
  });
  const chunk = (name: string, data: Uint8Array) => [...new Uint8Array(new Uint32Array([data.length]).buffer).reverse(), ...new TextEncoder().encode(name), ...data, 0, 0, 0, 0];
  const header = new Uint8Array([0, 0, 0, width, 0, 0, 0, filters.length, 8, 6, 0, 0, 0]);
  return new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, ...chunk("IHDR", header), ...chunk("IDAT", zlibSync(new Uint8Array(rows))), ...chunk("IEND", new Uint8Array())]);
}

Deno.test("a PNG's colours and opacities come apart, however its rows are filtered", () => {
  const picture = fc.integer({ min: 1, max: 6 }).chain((width) =>
    fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 6 }).chain((filters) =>
      fc.tuple(fc.constant(width), fc.uint8Array({ minLength: width * filters.length * 4, maxLength: width * filters.length * 4 }), fc.constant(filters))));
  fc.assert(fc.property(picture, ([width, pixels, filters]) => {
    const read = alphaPixels(png(width, pixels, filters));
    ok(read !== undefined);
    deepStrictEqual([read.width, read.height], [width, filters.length]);
    deepStrictEqual([...read.alpha], [...pixels].filter((_, i) => i % 4 === 3));
    deepStrictEqual([...read.colors], [...pixels].filter((_, i) => i % 4 !== 3));
  }));
});

Deno.test("what isn't a PNG with an alpha channel is left to others", () => {
  strictEqual(alphaPixels(new Uint8Array([0xff, 0xd8, 0xff])), undefined);
});
