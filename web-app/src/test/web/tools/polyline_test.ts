import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { PolylineTool } from "../../../main/web/tools/polyline.ts";
import type { Change } from "../../../main/web/protocol/contract.ts";
import type { Tool } from "../../../main/web/tools/tool.ts";
import { at as sample, FakeContext } from "../support/fake_context.ts";

function board() {
  const context = new FakeContext();
  const tool: Tool = new PolylineTool(context);
  const press = (x: number, y: number, more: object = {}) => {
    tool.down(sample(x, y, more));
    tool.up(sample(x, y, more));
  };
  return { context, tool, press };
}

const pointsOf = (changes: readonly Change[]) =>
  changes.flatMap((change) => (change.kind === "put" && change.element.type === "polyline" ? [change.element.props.points] : []));

Deno.test("a line goes from press to press, and one more at its end ends it", () => {
  const { context, press } = board();
  press(0, 0);
  press(100, 0);
  press(100, 50);
  strictEqual(context.board.operations.length, 0);
  press(101, 51);
  deepStrictEqual(pointsOf(context.board.operations.flat()), [[0, 0, 0.5, 100, 0, 0.5, 100, 50, 0.5]]);
  strictEqual(context.drafted, undefined);
});

Deno.test("the part to where the pointer is can be seen before it is there", () => {
  const { context, tool, press } = board();
  press(0, 0);
  tool.hover?.(sample(30, 40));
  deepStrictEqual(context.drafted?.type === "polyline" && context.drafted.props.points, [0, 0, 0.5, 30, 40, 0.5]);
});

Deno.test("a part may be dragged", () => {
  const { context, tool } = board();
  tool.down(sample(0, 0));
  tool.move([sample(20, 0)]);
  tool.up(sample(40, 0));
  strictEqual(tool.conclude?.(true), true);
  deepStrictEqual(pointsOf(context.board.operations.flat()), [[0, 0, 0.5, 40, 0, 0.5]]);
});

Deno.test("Escape gives the line up, and nothing goes on afterwards", () => {
  const { context, tool, press } = board();
  press(0, 0);
  press(100, 0);
  strictEqual(tool.conclude?.(false), true);
  strictEqual(tool.conclude?.(false), false);
  strictEqual(context.board.operations.length, 0);
  strictEqual(context.drafted, undefined);
});

Deno.test("a single point is no line", () => {
  const { context, tool, press } = board();
  press(0, 0);
  press(1, 1);
  strictEqual(tool.conclude?.(true), false);
  strictEqual(context.board.operations.length, 0);
});

Deno.test("a gesture that is cancelled takes its point with it", () => {
  const { context, tool, press } = board();
  press(0, 0);
  tool.down(sample(50, 50));
  tool.move([sample(60, 60)]);
  tool.cancel();
  press(100, 0);
  tool.conclude?.(true);
  deepStrictEqual(pointsOf(context.board.operations.flat()), [[0, 0, 0.5, 100, 0, 0.5]]);
});

Deno.test("with shift its parts go at regular angles", () => {
  const { context, tool, press } = board();
  press(0, 0);
  press(100, 3, { shift: true });
  tool.conclude?.(true);
  const [points] = pointsOf(context.board.operations.flat());
  strictEqual(points![4], 0);
});
