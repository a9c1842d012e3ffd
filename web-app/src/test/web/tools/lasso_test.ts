import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { lasso } from "../../../main/web/tools/definitions/lasso.ts";
import type { Tool } from "../../../main/web/tools/tool.ts";
import { rectangle } from "../support/elements.ts";
import { at, FakeContext } from "../support/fake_context.ts";

const place = { w: 20, h: 20, fill: "blue" } as const;

function drawn(...elements: readonly ReturnType<typeof rectangle>[]) {
  const context = new FakeContext(...elements);
  const tool: Tool = lasso.create(context);
  const draw = (points: readonly (readonly [number, number])[], more = {}) => {
    const [first, ...rest] = points.map(([x, y]) => at(x, y, more));
    tool.down(first!);
    tool.move(rest);
    return rest.at(-1)!;
  };
  return { context, tool, draw, selected: () => [...context.selection.ids].sort() };
}

const around = [[-10, -10], [110, -10], [110, 40], [-10, 40]] as const;

Deno.test("a lasso selects what it encloses or crosses, and then the select tool follows", () => {
  const { context, tool, draw, selected } = drawn(
    rectangle("in", place), rectangle("crossed", { ...place, x: 100 }), rectangle("out", { ...place, x: 300 }), rectangle("above", { ...place, y: 60 }));
  const last = draw(around);
  deepStrictEqual([selected(), context.lassoed?.length], [["crossed", "in"], 4]);
  tool.up(last);
  deepStrictEqual([selected(), context.lassoed, context.finished], [["crossed", "in"], undefined, 1]);
});

Deno.test("B14 a lasso selects whole groups, with shift besides what is selected, and nothing that can't be changed", () => {
  const { context, tool, draw, selected } = drawn(
    rectangle("in", { ...place, group: "g" }), rectangle("far", { ...place, x: 500, group: "g" }), rectangle("other", { ...place, x: 300 }),
    { ...rectangle("locked", { ...place, x: 50 }), locked: true });
  context.isTeacher = false;
  context.selection.set(["other"]);
  tool.up(draw(around, { shift: true }));
  deepStrictEqual(selected(), ["far", "in", "other"]);
});

Deno.test("a lasso that is cancelled, or holds nothing, leaves nothing of it", () => {
  const { context, tool, draw, selected } = drawn(rectangle("in", place));
  context.selection.set(["in"]);
  draw(around, { shift: true });
  tool.cancel();
  deepStrictEqual([selected(), context.lassoed], [["in"], undefined]);
  tool.up(draw([[400, 400], [420, 400], [420, 420]]));
  deepStrictEqual(selected(), []);
  strictEqual(context.finished, 0);
});
