import { deepStrictEqual, ok } from "node:assert/strict";
import fc from "fast-check";
import { partsOf } from "../../../main/web/canvas/board_parts.ts";
import { boxOf, encloses } from "../../../main/web/geometry/box.ts";

const lesson = Array.from({ length: 20 }, (_, i) => boxOf(i * 100, i * 50, 90, 40));

Deno.test("a dot far away is a part of its own, after the lesson, wherever it was put first", () => {
  const dot = boxOf(28_000, 0, 4, 4);
  deepStrictEqual(partsOf([dot, ...lesson]), [boxOf(0, 0, 1990, 990), dot]);
});

Deno.test("a long board without gaps is one part", () => {
  deepStrictEqual(partsOf(Array.from({ length: 40 }, (_, i) => boxOf(i * 2000, 0, 500, 500))).length, 1);
});

Deno.test("of one line of ten thousand letters the beginning counts", () => {
  deepStrictEqual(partsOf([...lesson, boxOf(0, 1000, 120_000, 30)]), [boxOf(0, 0, 4000, 1030)]);
});

Deno.test("everything of an ordinary size is in one of the parts, which are as many as are apart", () => {
  const place = fc.integer({ min: -200_000, max: 200_000 });
  const box = fc.tuple(place, place, fc.nat(2000), fc.nat(2000)).map(([x, y, w, h]) => boxOf(x, y, w, h));
  fc.assert(fc.property(fc.array(box, { maxLength: 60 }), (boxes) => {
    const parts = partsOf(boxes);
    ok(boxes.every((each) => parts.some((part) => encloses(part, each))));
    ok(parts.length <= boxes.length);
  }));
});
