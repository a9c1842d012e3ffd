import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { numbersOf, setNumber } from "../../../main/web/editing/numbers.ts";
import { seenCorner } from "../../../main/web/editing/rotating.ts";
import type { Drawn } from "../../../main/web/protocol/element.ts";
import { line, measure, post, rectangle, text } from "../support/elements.ts";
import { FakeContext } from "../support/fake_context.ts";

function selected(...elements: readonly Drawn[]) {
  const context = new FakeContext(...elements);
  context.selection.set(elements.map(({ id }) => id));
  return context;
}

Deno.test("the place, extent and rotation of what is selected are numbers, and each that is typed is one operation", () => {
  const context = selected(rectangle("r", { x: 10, y: 20, w: 100, h: 60 }));
  deepStrictEqual(numbersOf(context), { x: 10, y: 20, w: 100, h: 60, rotation: 0 });
  setNumber(context, "x", -5);
  setNumber(context, "h", 90);
  setNumber(context, "rotation", -45);
  deepStrictEqual(numbersOf(context), { x: -5, y: 20, w: 100, h: 90, rotation: 315 });
  strictEqual(context.board.operations.length, 3);
});

Deno.test("what is typed that is no number, no extent or nothing new changes nothing", () => {
  const context = selected(rectangle("r"));
  setNumber(context, "x", NaN);
  setNumber(context, "w", 0);
  setNumber(context, "w", -4);
  setNumber(context, "w", 100);
  strictEqual(context.board.operations.length, 0);
});

Deno.test("the corner of a turned element stays where it is seen when its extent is typed", () => {
  const context = selected(post("p", { rotation: 30 }));
  const before = seenCorner(context.elements(["p"])[0]!, measure).corner;
  setNumber(context, "w", 400);
  const after = seenCorner(context.elements(["p"])[0]!, measure).corner;
  deepStrictEqual(numbersOf(context)!.w, 400);
  ok(Math.hypot(before.x - after.x, before.y - after.y) < 0.05, JSON.stringify([before, after]));
});

Deno.test("several have the numbers of the box around them and no rotation; a line has none either", () => {
  const several = selected(rectangle("a", { x: 0, y: 0, w: 100, h: 100 }), rectangle("b", { x: 200, y: 0, w: 100, h: 100 }));
  deepStrictEqual(numbersOf(several), { x: 0, y: 0, w: 300, h: 100, rotation: undefined });
  setNumber(several, "w", 600);
  deepStrictEqual((several.board.get("b")!.props as { x: number }).x, 400);
  strictEqual(numbersOf(selected(line("l")))!.rotation, undefined);
  strictEqual(numbersOf(selected(text("t")))!.rotation, 0);
});
