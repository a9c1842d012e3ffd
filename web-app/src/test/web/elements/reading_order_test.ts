import { deepStrictEqual } from "node:assert/strict";
import fc from "fast-check";
import { readingOrder } from "../../../main/web/elements/reading_order.ts";
import { boxOf } from "../../../main/web/geometry/box.ts";

const item = (id: string, x: number, y: number, w = 100, h = 40) => ({ id, box: boxOf(x, y, w, h) });
const ids = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id);

Deno.test("the board is read row by row from above, each row from the left", () => {
  const items = [item("d", 200, 210), item("b", 150, 10), item("a", 0, 0), item("c", 0, 200), item("e", 0, 400)];
  deepStrictEqual(ids(readingOrder(items)), ["a", "b", "c", "d", "e"]);
});

Deno.test("notes that lie a little lower are in the same row, a note below is not", () => {
  deepStrictEqual(ids(readingOrder([item("right", 120, 0), item("left", 0, 15), item("below", 0, 60)])), ["left", "right", "below"]);
});

Deno.test("the order has each element once, whatever the order in which they come", () => {
  const size = fc.integer({ min: 0, max: 300 });
  const boxes = fc.array(fc.tuple(size, size, size, size), { maxLength: 30 });
  fc.assert(fc.property(boxes, (all) => {
    const items = all.map(([x, y, w, h], i) => item(`e${i}`, x, y, w, h));
    const read = ids(readingOrder(items));
    deepStrictEqual(ids(readingOrder(items.toReversed())), read);
    deepStrictEqual([...read].sort(), ids(items).sort());
  }));
});
