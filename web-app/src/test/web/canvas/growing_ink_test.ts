import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { GrowingInk } from "../../../main/web/canvas/growing_ink.ts";
import type { ElementOf } from "../../../main/web/protocol/element.ts";
import { stroke } from "../support/elements.ts";
import { FakeCanvases, fakeCanvasElement } from "../support/fake_canvases.ts";

function growing(id: string, count: number): ElementOf<"stroke"> {
  return stroke(id, { points: Array.from({ length: count }, (_, i) => [4 * i, 30 * Math.sin(i / 9), 0.5]).flat() });
}

function painting(made: FakeCanvases["made"]) {
  const { canvas, calls } = fakeCanvasElement();
  Object.assign(canvas, { width: 800, height: 600 });
  const context = canvas.getContext("2d")!;
  const ink = new GrowingInk();
  const [kept, whole] = made as [FakeCanvases["made"][number], FakeCanvases["made"][number]];
  const fills = ({ calls }: FakeCanvases["made"][number]) => calls.filter(([name]) => name === "fill").length;
  return { ink, context, calls, kept, whole, fills };
}

Deno.test("what the pen has left behind is filled once, and each move fills the rest alone", () => {
  using canvases = new FakeCanvases();
  const { ink, context, calls, kept, whole, fills } = painting(canvases.made);
  for (let count = 200; count <= 1_000; count += 10) {
    ink.fill(context, growing("a", count), false);
  }
  const moves = 81;
  ok(fills(kept) >= 8 && fills(kept) <= 12, `${fills(kept)}`);
  strictEqual(fills(whole), moves);
  strictEqual(calls.filter(([name]) => name === "drawImage").length, moves);
  strictEqual(fills({ canvas: context.canvas, calls }), 0);
});

Deno.test("another stroke, another colour and another view begin anew", () => {
  using canvases = new FakeCanvases();
  const { ink, context, kept, fills } = painting(canvases.made);
  const filledBy = (change: () => void, id = "a") => {
    change();
    const before = fills(kept);
    ink.fill(context, growing(id, 800), false);
    return fills(kept) - before;
  };
  const all = filledBy(() => {});
  ok(all > 3);
  strictEqual(filledBy(() => {}), 0);
  strictEqual(filledBy(() => {}, "b"), all);
  strictEqual(filledBy(() => Object.assign(context, { fillStyle: "red" }), "b"), all);
  strictEqual(filledBy(() => context.setTransform(2, 0, 0, 2, 5, 5), "b"), all);
  strictEqual(filledBy(() => ink.end(), "b"), all);
});

Deno.test("the two canvases are as large as the view while a stroke is drawn, and then nothing", () => {
  using canvases = new FakeCanvases();
  const { ink, context, kept, whole } = painting(canvases.made);
  const sizes = () => [kept, whole].map(({ canvas: { width, height } }) => [width, height]);
  ink.fill(context, growing("a", 300), false);
  deepStrictEqual(sizes(), [[800, 600], [800, 600]]);
  ink.end();
  deepStrictEqual(sizes(), [[0, 0], [0, 0]]);
});

Deno.test("a short stroke, or a shape, is painted as a whole", () => {
  using _canvases = new FakeCanvases();
  const ink = new GrowingInk();
  strictEqual(ink.isFor(growing("a", 199)), false);
  strictEqual(ink.isFor(growing("a", 200)), true);
});
