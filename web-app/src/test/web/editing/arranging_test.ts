import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import fc from "fast-check";
import { align, distribute, flip } from "../../../main/web/editing/arranging.ts";
import type { Drawn } from "../../../main/web/protocol/element.ts";
import { rotationOf } from "../../../main/web/elements/turning.ts";
import { line, post, rectangle, stroke, triangle } from "../support/elements.ts";
import { FakeContext } from "../support/fake_context.ts";

function selected(...elements: readonly Drawn[]) {
  const context = new FakeContext(...elements);
  context.selection.set(elements.map(({ id }) => id));
  const props = (id: string) => context.board.get(id)!.props as unknown as Record<string, number>;
  return { context, props, xs: () => elements.map(({ id }) => props(id)["x"]), ys: () => elements.map(({ id }) => props(id)["y"]) };
}

const three = [rectangle("a", { x: 0, y: 0, w: 100, h: 20 }), rectangle("b", { x: 50, y: 100, w: 40, h: 40 }), rectangle("c", { x: 300, y: 300, w: 60, h: 60 })];

Deno.test("elements are aligned to a side of the box around them, or to its middle, in one operation", () => {
  for (const [to, expected] of [["left", [0, 0, 0]], ["right", [260, 320, 300]], ["centre", [130, 160, 150]]] as const) {
    const { context, xs, ys } = selected(...three);
    align(context, to);
    deepStrictEqual([xs(), ys()], [expected, [0, 100, 300]]);
    strictEqual(context.board.operations.length, 1);
  }
  const { context, ys } = selected(...three);
  align(context, "bottom");
  deepStrictEqual(ys(), [340, 320, 300]);
});

Deno.test("distributed elements have equal gaps, and the outermost stay", () => {
  const { context, xs } = selected(...three);
  distribute(context, "horizontal");
  deepStrictEqual(xs(), [0, 180, 300]);
});

Deno.test("flipping turns over what is selected within its frame", () => {
  const { context, props } = selected(rectangle("a", { w: 100 }), line("l", { x: 200, y: 0, w: 100, h: 50 }));
  flip(context, "horizontal");
  deepStrictEqual([props("a")["x"], props("l")["x"], props("l")["w"]], [200, 100, -100]);
  deepStrictEqual([props("l")["y"], props("l")["h"]], [0, 50]);
});

Deno.test("a triangle that is flipped stays in its place, and points the other way; one that is written in stays upright", () => {
  for (const rotation of [0, 30, 90]) {
    for (const axis of ["horizontal", "vertical"] as const) {
      const context = new FakeContext(triangle("t", { x: 10, y: 20, w: 100, h: 60, rotation }));
      context.selection.set(["t"]);
      const before = context.scene.bounds("t")!;
      flip(context, axis);
      const after = context.scene.bounds("t")!;
      ok(Math.abs(after.minX - before.minX) < 0.1 && Math.abs(after.maxY - before.maxY) < 0.1, `${rotation} ${axis}`);
      const degrees = rotationOf(context.board.get("t")!.props);
      strictEqual(degrees, ((axis === "vertical" ? 180 - rotation : -rotation) + 360) % 360);
    }
  }
  const written = new FakeContext(triangle("t", { label: "up" }));
  written.selection.set(["t"]);
  flip(written, "vertical");
  strictEqual(rotationOf(written.board.get("t")!.props), 0);
});

Deno.test("flipping twice changes nothing", () => {
  const place = fc.integer({ min: -500, max: 500 });
  fc.assert(fc.property(place, place, place, fc.constantFrom("horizontal" as const, "vertical" as const), (x, y, w, axis) => {
    const before = [stroke("s", { x, y }), line("l", { x: y, y: x, w, h: 30 }), post("p", { x: w, y: x })];
    const { context } = selected(...before);
    flip(context, axis);
    flip(context, axis);
    deepStrictEqual(before.map(({ id }) => ({ ...context.board.get(id) })), before);
  }));
});

Deno.test("R6 what is locked stays where it is", () => {
  const { context, xs } = selected(three[0]!, { ...three[1]!, locked: true }, three[2]!);
  context.isTeacher = false;
  align(context, "right");
  deepStrictEqual(xs(), [260, 50, 300]);
  ok(context.board.operations.length === 1);
});
