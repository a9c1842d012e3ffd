import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { EraserTool } from "../../../main/web/tools/definitions/eraser.ts";
import { line, post, rectangle, stroke } from "../support/elements.ts";
import { at, FakeContext } from "../support/fake_context.ts";

/** A vertical line at 100, a stroke along the upper edge, and a rectangle that the pointer passes. */
function lesson() {
  const context = new FakeContext(
    line("line", { x: 100, y: 0, w: 0, h: 100 }),
    stroke("stroke", { x: 200, y: 40, points: [0, 0, 0.5, 60, 20, 0.5] }),
    line("far", { x: 100, y: 200, w: 0, h: 100 }),
  );
  return { context, eraser: new EraserTool(context) };
}

Deno.test("what the eraser passes over fades, and goes in one operation when the pointer lifts", () => {
  const { context, eraser } = lesson();
  eraser.down(at(0, 50));
  eraser.move([at(150, 50)]);
  deepStrictEqual(["line", "stroke", "far"].map((id) => context.scene.isFaded(id)), [true, false, false]);
  eraser.move([at(300, 50)]);
  deepStrictEqual(context.board.operations, []);
  eraser.up(at(300, 50));
  deepStrictEqual(context.board.operations, [[{ kind: "remove", id: "line" }, { kind: "remove", id: "stroke" }]]);
  ok(!context.scene.isFaded("line"));
});

Deno.test("a fast pointer misses nothing between two of its places", () => {
  const lines = Array.from({ length: 50 }, (_, i) => line(`line-${i}`, { x: 10 + 20 * i, y: 0, w: 0, h: 100, size: 2 }));
  const context = new FakeContext(...lines);
  const eraser = new EraserTool(context);
  eraser.down(at(0, 50));
  eraser.up(at(1200, 50));
  strictEqual([...context.board.elements()].length, 0);
  strictEqual(context.board.operations.length, 1);
});

Deno.test("a click erases what is there, all of it", () => {
  const context = new FakeContext(line("one"), line("other", { z: "a1" }), line("far", { x: 500 }));
  const eraser = new EraserTool(context);
  eraser.down(at(50, 30));
  eraser.up(at(50, 30));
  deepStrictEqual([...context.board.elements()].map(({ id }) => id), ["far"]);
});

Deno.test("Escape leaves everything as it was, and the rest of the gesture erases nothing", () => {
  const { context, eraser } = lesson();
  eraser.down(at(0, 50));
  eraser.move([at(150, 50)]);
  eraser.cancel();
  ok(!context.scene.isFaded("line"));
  eraser.move([at(300, 50)]);
  eraser.up(at(300, 50));
  deepStrictEqual(context.board.operations, []);
});

Deno.test("what is locked stays for students and goes for teachers", () => {
  for (const isTeacher of [false, true]) {
    const context = new FakeContext({ ...line("line"), locked: true });
    context.isTeacher = isTeacher;
    const eraser = new EraserTool(context);
    eraser.down(at(50, 30));
    strictEqual(context.scene.isFaded("line"), isTeacher);
    eraser.up(at(50, 30));
    strictEqual(context.board.operations.length, isTeacher ? 1 : 0);
  }
});

Deno.test("what others remove or lock while the eraser is down isn't asked for", () => {
  const { context, eraser } = lesson();
  context.isTeacher = false;
  eraser.down(at(0, 50));
  eraser.move([at(300, 50)]);
  context.apply([{ kind: "remove", id: "line" }]);
  context.apply([{ kind: "lock", id: "stroke", on: true }]);
  eraser.up(at(300, 50));
  strictEqual(context.board.operations.length, 2);
});

Deno.test("a finger erases more widely than a pen, a pen than a mouse, at every zoom as widely on the screen", () => {
  for (const scale of [0.5, 1, 4]) {
    const reached = (["mouse", "pen", "touch"] as const).map((pointer) => {
      const lines = Array.from({ length: 40 }, (_, i) => line(`line-${i}`, { x: 0, y: i / scale, w: 100 / scale, h: 0, size: 0.001 }));
      const context = new FakeContext(...lines);
      context.scale = scale;
      const eraser = new EraserTool(context);
      eraser.down(at(50 / scale, 0, { pointer }));
      eraser.up(at(50 / scale, 0, { pointer }));
      return 40 - [...context.board.elements()].length;
    });
    deepStrictEqual(reached, [7, 9, 15]);
  }
});

Deno.test("the eraser takes notes and shapes away as well", () => {
  const context = new FakeContext(post("post"), rectangle("rectangle", { x: 400, fill: "red" }));
  const eraser = new EraserTool(context);
  eraser.down(at(-50, 30));
  eraser.up(at(600, 30));
  deepStrictEqual([...context.board.elements()], []);
});
