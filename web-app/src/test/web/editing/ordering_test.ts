import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import fc from "fast-check";
import { type Depth, reorder } from "../../../main/web/editing/ordering.ts";
import { keysBetween } from "../../../main/web/elements/z_order.ts";
import { limits } from "../../../main/web/protocol/contract.ts";
import { rectangle } from "../support/elements.ts";
import { FakeContext } from "../support/fake_context.ts";

/** Rectangles that lie on each other, but for those that are called `far…`. */
function pile(...ids: readonly string[]) {
  return new FakeContext(...ids.map((id, i) => rectangle(id, { z: `a${i}`, x: id.startsWith("far") ? 5000 : i })));
}

function order(context: FakeContext): string {
  return context.scene.ordered().map(({ id }) => id).join(" ");
}

function moved(context: FakeContext, selected: readonly string[], to: Depth): string {
  context.selection.set(selected);
  reorder(context, to);
  return order(context);
}

Deno.test("to the front, to the back, and one step, in one operation that changes nothing but the order of the selected", () => {
  for (const [to, expected] of [["front", "a c d b"], ["back", "b a c d"], ["forward", "a c b d"], ["backward", "b a c d"]] as const) {
    const context = pile("a", "b", "c", "d");
    strictEqual(moved(context, ["b"], to), expected);
    deepStrictEqual(context.board.operations.map((changes) => changes.map((change) => change.kind === "set" && [change.id, Object.keys(change.props)])), [[["b", ["z"]]]]);
  }
});

Deno.test("a step goes past what the element overlaps: nobody sees the others", () => {
  strictEqual(moved(pile("a", "far1", "far2", "b"), ["a"], "forward"), "far1 far2 b a");
  strictEqual(moved(pile("a", "far1", "far2", "b"), ["b"], "backward"), "b a far1 far2");
});

Deno.test("several keep their order among themselves", () => {
  strictEqual(moved(pile("a", "b", "c", "d"), ["a", "c"], "front"), "b d a c");
  strictEqual(moved(pile("a", "b", "c", "d"), ["b", "d"], "back"), "b d a c");
  strictEqual(moved(pile("a", "b", "c", "d"), ["a", "b"], "forward"), "c a b d");
  strictEqual(moved(pile("a", "b", "c", "d"), ["c", "d"], "backward"), "a c d b");
});

Deno.test("what is in front already isn't changed", () => {
  const context = pile("a", "b");
  moved(context, ["b"], "front");
  moved(context, ["b"], "forward");
  moved(context, ["a"], "back");
  deepStrictEqual(context.board.operations, []);
});

Deno.test("among elements of the same key the order is one that keys can say", () => {
  const context = new FakeContext(rectangle("a", { z: "a5" }), rectangle("b", { z: "a5" }), rectangle("c", { z: "a5" }));
  strictEqual(moved(context, ["a"], "front"), "b c a");
  strictEqual(moved(context, ["c"], "back"), "c b a");
});

Deno.test("R6 what is locked keeps its place", () => {
  const context = new FakeContext({ ...rectangle("a", { z: "a0" }), locked: true }, rectangle("b", { z: "a1" }));
  context.isTeacher = false;
  strictEqual(moved(context, ["a"], "front"), "a b");
});

Deno.test("any number of elements gets keys in order between two others, short enough for the board", () => {
  const ends = fc.constantFrom<readonly [string | undefined, string | undefined]>(["a0", "a1"], [undefined, "a0"], ["a0", undefined], ["a0", "a0V"], ["Zz", "a0"]);
  fc.assert(fc.property(ends, fc.integer({ min: 1, max: 2000 }), ([lower, upper], count) => {
    const keys = keysBetween(lower, upper, count)!;
    const all = [lower, ...keys, upper].filter((key) => key !== undefined);
    strictEqual(keys.length, count);
    ok(all.every((key, i) => i === 0 || all[i - 1]! < key));
    ok(keys.every((key) => key.length < limits.indexLength / 5), String(Math.max(...keys.map(({ length }) => length))));
  }), { numRuns: 30 });
});
