import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import fc from "fast-check";
import { type Box, boxOf } from "../../../main/web/geometry/box.ts";
import { pagesOf } from "../../../main/web/exporting/pages.ts";

const size = (box: Box) => [box.maxX - box.minX, box.maxY - box.minY];

Deno.test("one page is as large as everything, and never larger than readers take", () => {
  const [page] = pagesOf(boxOf(-10, 5, 400, 200), [], "one");
  deepStrictEqual([page?.width, page?.height, page?.scale], [300, 150, 0.75]);
  const [wide] = pagesOf(boxOf(0, 0, 100_000, 500), [], "one");
  ok(wide!.width <= 14_400 && Math.abs(wide!.height - 72) < 0.1);
});

Deno.test("what fits on a sheet is one page, upright or across as it is itself", () => {
  const upright = pagesOf(boxOf(0, 0, 300, 500), [boxOf(0, 0, 300, 500)], "a4");
  const across = pagesOf(boxOf(0, 0, 800, 500), [boxOf(0, 0, 800, 500)], "a4");
  deepStrictEqual([upright.length, across.length], [1, 1]);
  ok(upright[0]!.width < upright[0]!.height && across[0]!.width > across[0]!.height);
});

Deno.test("a long board is cut where nothing is, and a page without anything is left out", () => {
  const notes = Array.from({ length: 6 }, (_, i) => boxOf(0, i * 400, 600, 300));
  const far = boxOf(0, 9_000, 600, 300);
  const pages = pagesOf(boxOf(0, 0, 600, 9_300), [...notes, far], "a4");
  for (const note of [...notes, far]) {
    strictEqual(pages.filter(({ box }) => box.minY <= note.minY && note.maxY <= box.maxY).length, 1);
  }
  strictEqual(pages.length, 4);
});

Deno.test("nothing is lost, whatever lies where: each place of each element is on a page, and pages don't overlap", () => {
  const element = fc.tuple(fc.integer({ min: -2_000, max: 4_000 }), fc.integer({ min: -2_000, max: 6_000 }), fc.integer({ min: 1, max: 3_000 }), fc.integer({ min: 1, max: 3_000 }))
    .map(([x, y, w, h]) => boxOf(x, y, w, h));
  fc.assert(fc.property(fc.array(element, { minLength: 1, maxLength: 12 }), (elements) => {
    const box = elements.reduce((all, each) => ({ minX: Math.min(all.minX, each.minX), minY: Math.min(all.minY, each.minY), maxX: Math.max(all.maxX, each.maxX), maxY: Math.max(all.maxY, each.maxY) }));
    const pages = pagesOf(box, elements, "a4");
    for (const { minX, minY, maxX, maxY } of elements) {
      for (const [x, y] of [[minX, minY], [maxX, maxY], [(minX + maxX) / 2, (minY + maxY) / 2]] as const) {
        ok(pages.some((page) => page.box.minX <= x && x <= page.box.maxX && page.box.minY <= y && y <= page.box.maxY));
      }
    }
    for (const { box: page, scale, width, height, margin } of pages) {
      const [w, h] = size(page) as [number, number];
      ok(w * scale <= width - 2 * margin + 0.1 && h * scale <= height - 2 * margin + 0.1);
      const others = pages.filter((other) => other.box !== page && other.box.minX < page.maxX && page.minX < other.box.maxX && other.box.minY < page.maxY && page.minY < other.box.maxY);
      strictEqual(others.length, 0);
    }
  }));
});
