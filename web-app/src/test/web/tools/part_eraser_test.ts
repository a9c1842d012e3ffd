import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { initialStyle } from "../../../main/web/elements/style.ts";
import type { Drawn, ElementOf } from "../../../main/web/protocol/element.ts";
import { EraserTool } from "../../../main/web/tools/definitions/eraser.ts";
import { line, rectangle, stroke, text } from "../support/elements.ts";
import { at, FakeContext } from "../support/fake_context.ts";

type Stroke = ElementOf<"stroke">;

/** A stroke from 0 to 200 along the upper edge, and an eraser that takes parts away. */
function lesson(...more: readonly Drawn[]) {
  const points = Array.from({ length: 11 }, (_, i) => [i * 20, 0, 0.5]).flat();
  const context = new FakeContext(stroke("s", { x: 0, y: 0, z: "a5", color: "red", group: "g", points }), ...more);
  context.chosenStyle = { ...initialStyle, erases: "parts" };
  return { context, eraser: new EraserTool(context) };
}

function extents(context: FakeContext): readonly (readonly [number, number])[] {
  return ([...context.board.elements()] as Stroke[]).map(({ props: { x, points } }) => [x, x + points.at(-3)!] as const);
}

Deno.test("a part of a stroke goes in one operation, and what is left lies and looks as it did", () => {
  const { context, eraser } = lesson();
  eraser.down(at(100, -50));
  eraser.move([at(100, 50)]);
  ok(context.scene.isFaded("s"));
  strictEqual(context.previewed.length, 2);
  strictEqual(context.board.operations.length, 0);
  eraser.up(at(100, 50));
  deepStrictEqual(context.board.operations.map((changes) => changes.map(({ kind }) => kind)), [["remove", "put", "put"]]);
  const [one, other] = extents(context);
  ok(Math.abs(one![0]) < 0.1 && Math.abs(one![1] - 92) < 0.5 && Math.abs(other![0] - 108) < 0.5 && Math.abs(other![1] - 200) < 0.1, JSON.stringify([one, other]));
  for (const { props } of [...context.board.elements()] as Stroke[]) {
    deepStrictEqual([props.z, props.color, props.size, props.group, props.partOf], ["a5", "red", 4, "g", "s"]);
  }
  deepStrictEqual(context.previewed, []);
});

Deno.test("a stroke of which nothing is left goes, other elements stay, and so does what is locked for a student", () => {
  const { context, eraser } = lesson(rectangle("r", { y: -20 }), text("t"), line("l"), { ...stroke("locked"), locked: true });
  context.isTeacher = false;
  eraser.down(at(-20, 0));
  eraser.move([at(100, 0)]);
  eraser.up(at(220, 0));
  deepStrictEqual([...context.board.elements()].map(({ id }) => id).sort(), ["l", "locked", "r", "t"]);
});

Deno.test("Escape leaves a stroke whole", () => {
  const { context, eraser } = lesson();
  eraser.down(at(100, -50));
  eraser.move([at(100, 50)]);
  eraser.cancel();
  deepStrictEqual([context.board.operations, context.previewed, context.scene.isFaded("s")], [[], [], false]);
});

Deno.test("a stroke that somebody moves meanwhile stays, and one that they colour is cut in its new colour", () => {
  for (const [props, left] of [[{ x: 50 }, ["red"]], [{ color: "blue" }, ["blue", "blue"]]] as const) {
    const { context, eraser } = lesson();
    eraser.down(at(100, -50));
    eraser.move([at(100, 50)]);
    context.apply([{ kind: "set", id: "s", props }]);
    eraser.up(at(100, 50));
    deepStrictEqual(([...context.board.elements()] as Stroke[]).map((each) => each.props.color), left);
  }
});

Deno.test("a turned stroke is cut where it is seen", () => {
  const context = new FakeContext(stroke("s", { points: [0, 0, 0.5, 200, 0, 0.5], rotation: 90 }));
  context.chosenStyle = { ...initialStyle, erases: "parts" };
  const eraser = new EraserTool(context);
  eraser.down(at(50, 0));
  eraser.up(at(150, 0));
  const parts = [...context.board.elements()] as Stroke[];
  strictEqual(parts.length, 2);
  ok(parts.every(({ props }) => props.rotation === undefined && Math.abs(props.x - 100) < 0.1));
});
