import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import fc from "fast-check";
import { resizable } from "../../../main/web/editing/handles.ts";
import { KeyResizing } from "../../../main/web/editing/key_resizing.ts";
import { isPointGrip } from "../../../main/web/editing/point_grips.ts";
import { addPoint, removePoint, stepPoint } from "../../../main/web/editing/reshaping.ts";
import { placesOf } from "../../../main/web/elements/points.ts";
import { homeOf } from "../../../main/web/elements/registry.ts";
import type { Point } from "../../../main/web/geometry/box.ts";
import { turned } from "../../../main/web/geometry/turning.ts";
import type { Place } from "../../../main/web/protocol/awareness.ts";
import { limits, type PolylineProps } from "../../../main/web/protocol/contract.ts";
import type { ElementOf } from "../../../main/web/protocol/element.ts";
import { SelectTool } from "../../../main/web/tools/definitions/select.ts";
import { measure, polyline } from "../support/elements.ts";
import { at, FakeContext } from "../support/fake_context.ts";

const zigzag = [0, 0, 0.5, 100, 0, 0.5, 100, 80, 0.5];

function board(props: Partial<PolylineProps> = {}) {
  const context = new FakeContext(polyline("l", { x: 10, y: 20, points: zigzag, ...props }));
  const tool = new SelectTool(context);
  const told: (readonly (readonly [string, Place])[] | undefined)[] = [];
  context.scene.onMovement((places) => told.push(places && [...places]));
  const line = () => context.board.get("l") as ElementOf<"polyline">;
  const seen = () => {
    const { turn } = homeOf(line(), measure);
    return placesOf(line().props).map((place) => (turn === undefined ? place : turned(place, turn.degrees, turn.centre)));
  };
  const drag = (from: Point, to: Point, more: object = {}) => {
    tool.down(at(from.x, from.y));
    tool.move([at(to.x, to.y, more)]);
    tool.up(at(to.x, to.y, more));
  };
  context.selection.reshape("l");
  return { context, tool, told, line, seen, drag };
}

Deno.test("a line that is clicked twice has a handle at each point, and one between two points", () => {
  const { context, tool } = board();
  context.selection.clear();
  for (const time of [0, 100]) {
    tool.down(at(60, 20, { time }));
    tool.up(at(60, 20, { time }));
  }
  strictEqual(context.selection.reshaped, "l");
  deepStrictEqual(resizable(context)!.handles.map(({ at: place }) => place), [{ x: 10, y: 20 }, { x: 110, y: 20 }, { x: 110, y: 100 }, { x: 60, y: 20 }, { x: 110, y: 60 }]);
  context.selection.clear();
  strictEqual(context.selection.reshaped, undefined);
});

Deno.test("a point is dragged, the others stay, and it is chosen", () => {
  const { context, line, drag } = board();
  drag({ x: 110, y: 20 }, { x: 150, y: 0 });
  deepStrictEqual(line().props.points, [0, 0, 0.5, 140, -20, 0.5, 100, 80, 0.5]);
  strictEqual(context.board.operations.length, 1);
  strictEqual(context.selection.point, 1);
});

Deno.test("with shift the part before a point goes at a regular angle", () => {
  const { line, drag } = board();
  drag({ x: 110, y: 20 }, { x: 200, y: 25 }, { shift: true });
  strictEqual(line().props.points[4], 0);
});

Deno.test("whoever drags between two points makes another one", () => {
  const { context, line, drag } = board();
  drag({ x: 60, y: 20 }, { x: 60, y: 50 });
  deepStrictEqual(line().props.points, [0, 0, 0.5, 50, 30, 0.5, 100, 0, 0.5, 100, 80, 0.5]);
  strictEqual(context.selection.point, 1);
});

Deno.test("whatever point of a turned line is dragged, all others stay where they are seen", () => {
  const angle = fc.constantFrom(15, 90, 133);
  const way = fc.integer({ min: 5, max: 90 });
  fc.assert(fc.property(angle, fc.integer({ min: 0, max: 4 }), way, way, (rotation, handle, dx, dy) => {
    const { context, seen, drag } = board({ rotation });
    const before = seen();
    const { grip, at: from } = resizable(context)!.handles[handle]!;
    drag(from, { x: from.x + dx, y: from.y + dy });
    ok(isPointGrip(grip));
    const after = seen();
    const moved = after.splice(grip.point, 1)[0]!;
    grip.isNew || before.splice(grip.point, 1);
    const near = (a: Point, b: Point) => ok(Math.hypot(a.x - b.x, a.y - b.y) < 0.05, JSON.stringify([a, b]));
    near(moved, { x: from.x + dx, y: from.y + dy });
    before.forEach((place, i) => near(place, after[i]!));
  }), { numRuns: 60 });
});

Deno.test("a chosen point is taken away, unless there are but two", () => {
  const { context, line } = board();
  strictEqual(removePoint(context), false);
  context.selection.choosePoint(2);
  ok(removePoint(context));
  deepStrictEqual(line().props.points, [0, 0, 0.5, 100, 0, 0.5]);
  strictEqual(context.selection.point, 1);
  strictEqual(removePoint(context), false);
});

Deno.test("keys go from point to point, move the chosen one in one operation, and add one behind it", () => {
  const { context, line } = board();
  deepStrictEqual(stepPoint(context, false), { point: 0, count: 3, at: { x: 10, y: 20 } });
  stepPoint(context, false);
  const keys = new KeyResizing(context);
  keys.by(0, 10);
  keys.by(5, 0);
  keys.finish();
  deepStrictEqual(line().props.points.slice(3, 5), [105, 10]);
  strictEqual(context.board.operations.length, 1);
  addPoint(context);
  strictEqual(line().props.points.length, 12);
  strictEqual(context.selection.point, 2);
  stepPoint(context, false);
  strictEqual(stepPoint(context, false), undefined);
});

Deno.test("A1 others see where a point is dragged, if there are few", () => {
  const { told, tool, context } = board();
  tool.down(at(110, 20));
  tool.move([at(120, 30)]);
  deepStrictEqual(told.at(-1), [["l", { x: 10, y: 20, points: [0, 0, 0.5, 110, 10, 0.5, 100, 80, 0.5] }]]);
  tool.cancel();
  strictEqual(told.at(-1), undefined);
  deepStrictEqual(context.board.operations, []);

  const many = board({ points: Array.from({ length: limits.draggedPoints + 1 }, (_, i) => [i * 50, 0, 0.5]).flat() });
  many.tool.down(at(10, 20));
  many.tool.move([at(10, 40)]);
  strictEqual(many.told.at(-1), undefined);
});

Deno.test("somebody else's change that takes the chosen point away leaves no trace", () => {
  const { context, line } = board();
  context.selection.choosePoint(2);
  context.board.apply([{ kind: "set", id: "l", props: { points: [0, 0, 0.5, 50, 50, 0.5] } }]);
  strictEqual(removePoint(context), false);
  const keys = new KeyResizing(context);
  keys.by(5, 0);
  keys.finish();
  deepStrictEqual(line().props.points, [0, 0, 0.5, 50, 50, 0.5]);
});
