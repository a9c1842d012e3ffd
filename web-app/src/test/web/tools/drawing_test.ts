import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import type { Drawn, ElementOf } from "../../../main/web/protocol/element.ts";
import { limits, type Props } from "../../../main/web/protocol/contract.ts";
import { initialStyle } from "../../../main/web/elements/style.ts";
import { highlighter } from "../../../main/web/tools/definitions/highlighter.ts";
import { LaserTool } from "../../../main/web/tools/definitions/laser.ts";
import { pen as penDefinition } from "../../../main/web/tools/definitions/pen.ts";
import { PostTool } from "../../../main/web/tools/definitions/post.ts";
import { AreaTool, LineTool } from "../../../main/web/tools/shapes.ts";
import { TextTool } from "../../../main/web/tools/definitions/text.ts";
import { colorOf, rectangle } from "../support/elements.ts";
import { at, FakeContext } from "../support/fake_context.ts";

Deno.test("a stroke is drafted while it is drawn, and put on the board once when the pen lifts", () => {
  const context = new FakeContext(rectangle("below", { z: "a7" }));
  const pen = penDefinition.create(context);
  pen.down(at(10, 20, { pressure: 0.25 }));
  pen.move([at(15, 20), at(20.123, 25)]);
  strictEqual(context.drafted?.type, "stroke");
  deepStrictEqual(context.board.operations, []);
  pen.up(at(20.123, 25));
  strictEqual(context.drafted, undefined);
  deepStrictEqual(context.board.operations, [
    [
      {
        kind: "put",
        element: {
          id: "new-1",
          type: "stroke",
          props: { x: 10, y: 20, z: "a8", color: "black", size: 4, points: [0, 0, 0.25, 5, 0, 0.5, 10.12, 5, 0.5] },
        },
      },
    ],
  ]);
});

Deno.test("with alt a shape grows from its middle, with shift and alt as a square", () => {
  const context = new FakeContext();
  const tool = new AreaTool(context, "rectangle");
  const drawn = (more: object) => {
    tool.down(at(100, 100));
    tool.move([at(130, 120, more)]);
    tool.up(at(130, 120, more));
    const { x, y, w, h }: Props = (context.board.operations.at(-1)![0] as { readonly element: Drawn }).element.props;
    return [x, y, w, h];
  };
  deepStrictEqual(drawn({ alt: true }), [70, 80, 60, 40]);
  deepStrictEqual(drawn({ alt: true, shift: true }), [70, 70, 60, 60]);
});

Deno.test("what is drawn snaps to what is switched on, at its beginning and its end", () => {
  const context = new FakeContext(rectangle("r", { x: 300, y: 300, w: 100, h: 100 }));
  context.snaps.toggle("elements");
  const tool = new AreaTool(context, "rectangle");
  tool.down(at(297, 200));
  tool.move([at(404, 250)]);
  deepStrictEqual(context.guides.length > 0, true);
  tool.up(at(404, 250));
  const { x, w }: Props = (context.board.operations[0]![0] as { readonly element: Drawn }).element.props;
  deepStrictEqual([x, w, context.guides], [300, 100, []]);
});

Deno.test("a text is as wide as its place was dragged, and a click leaves the width to its author", () => {
  const context = new FakeContext();
  const tool = new TextTool(context);
  tool.down(at(300, 100));
  tool.move([at(100, 130)]);
  deepStrictEqual(context.framed, { minX: 100, minY: 100, maxX: 300, maxY: 130 });
  tool.up(at(100, 130));
  tool.down(at(10, 10));
  tool.up(at(12, 10));
  deepStrictEqual(context.edited.map(({ props }) => [props.x, (props as Props).wrap]), [[100, 200], [12, undefined]]);
  strictEqual(context.framed, undefined);
});

Deno.test("a click of the pen is a dot", () => {
  const context = new FakeContext();
  const pen = penDefinition.create(context);
  pen.down(at(1, 2));
  pen.up(at(1, 2));
  deepStrictEqual(context.board.operations.flat().map((change) => change.kind), ["put"]);
});

Deno.test("a cancelled stroke leaves nothing", () => {
  const context = new FakeContext();
  const pen = penDefinition.create(context);
  pen.down(at(1, 2));
  pen.move([at(50, 50)]);
  pen.cancel();
  pen.move([at(60, 60)]);
  pen.up(at(70, 70));
  strictEqual(context.drafted, undefined);
  deepStrictEqual(context.board.operations, []);
});

Deno.test("a stroke of too many points goes on as another, without a gap", () => {
  const context = new FakeContext();
  const pen = penDefinition.create(context);
  pen.down(at(0, 0));
  pen.move(Array.from({ length: 6000 }, (_, i) => at(i + 1, 0)));
  pen.up(at(6001, 0));
  const [first, second] = [...context.board.elements()];
  ok(first?.type === "stroke" && second?.type === "stroke");
  strictEqual(first.props.points.length, 3 * 5000);
  strictEqual(first.props.points.at(-3), second.props.x);
});

Deno.test("a rectangle goes from corner to corner, in any direction, and is selected then", () => {
  const context = new FakeContext();
  const tool = new AreaTool(context, "rectangle");
  tool.down(at(100, 100));
  tool.move([at(60, 70)]);
  strictEqual(context.drafted?.type, "rectangle");
  tool.up(at(40, 50));
  const { x, y, w, h, fill } = context.board.get("new-1")!.props as ReturnType<typeof rectangle>["props"];
  deepStrictEqual([x, y, w, h, fill], [40, 50, 60, 50, "none"]);
  deepStrictEqual([...context.selection.ids], ["new-1"]);
  strictEqual(context.finished, 1);
  strictEqual(context.drafted, undefined);
});

Deno.test("shift makes a square", () => {
  const context = new FakeContext();
  const tool = new AreaTool(context, "rectangle");
  tool.down(at(0, 0));
  tool.up(at(-30, 80, { shift: true }));
  const { x, y, w, h } = context.board.get("new-1")!.props as ReturnType<typeof rectangle>["props"];
  deepStrictEqual([x, y, w, h], [-80, 0, 80, 80]);
});

Deno.test("a mere click makes a rectangle of a usual size", () => {
  const context = new FakeContext();
  const tool = new AreaTool(context, "rectangle");
  tool.down(at(10, 10, { shift: true }));
  tool.up(at(11, 10, { shift: true }));
  const { w, h } = context.board.get("new-1")!.props as ReturnType<typeof rectangle>["props"];
  deepStrictEqual([w, h], [160, 100]);
});

Deno.test("texts and posts begin in the editor, not on the board", () => {
  const context = new FakeContext();
  context.chosenStyle = { ...context.chosenStyle, paper: "green" };
  new TextTool(context).up(at(10, 100));
  new PostTool(context).up(at(0, 0));
  deepStrictEqual(context.edited.map((element) => [element.type, colorOf(element)]), [
    ["text", "black"],
    ["post", "green"],
  ]);
  deepStrictEqual(context.board.operations, []);
  strictEqual(context.finished, 2);
});

Deno.test("a line goes from where it began to where it ends, in any direction", () => {
  const context = new FakeContext();
  const tool = new LineTool(context, "arrow");
  tool.down(at(100, 100));
  tool.move([at(60, 120)]);
  strictEqual(context.drafted?.type, "arrow");
  tool.up(at(40, 130.123));
  deepStrictEqual(context.board.get("new-1"), {
    id: "new-1",
    type: "arrow",
    props: { x: 100, y: 100, w: -60, h: 30.12, z: "a0", color: "black", size: 4 },
  });
  deepStrictEqual([...context.selection.ids], ["new-1"]);
});

Deno.test("shift turns a line to a round angle and makes an ellipse a circle", () => {
  const context = new FakeContext();
  const tool = new LineTool(context, "line");
  tool.down(at(0, 0));
  tool.up(at(100, 4, { shift: true }));
  const circle = new AreaTool(context, "ellipse");
  circle.down(at(0, 0));
  circle.up(at(30, 80, { shift: true }));
  const sizes = [...context.board.elements()].map(({ type, props }) => [type, (props as Props).w, (props as Props).h]);
  deepStrictEqual(sizes, [["line", 100.08, 0], ["ellipse", 80, 80]]);
});

Deno.test("a mere click makes a line of a usual length", () => {
  const context = new FakeContext();
  const tool = new LineTool(context, "line");
  tool.down(at(10, 10));
  tool.up(at(10, 11));
  const { w, h } = context.board.get("new-1")!.props as Props;
  deepStrictEqual([w, h], [160, 0]);
});

Deno.test("the laser pointer is on for as long as it is pressed, and the board stays as it is", () => {
  const context = new FakeContext();
  const tool = new LaserTool(context);
  tool.down(at(1, 2));
  tool.move([at(3, 4), at(5, 6)]);
  tool.up();
  deepStrictEqual(context.lasers, [{ x: 1, y: 2 }, { x: 5, y: 6 }, undefined]);
  deepStrictEqual(context.board.operations, []);
});

Deno.test("a highlighter marks in its own colour and width, and a pen draws as the line looks", () => {
  const context = new FakeContext();
  context.chosenStyle = { ...initialStyle, highlight: "green", dash: "dashed", opacity: 0.5 };
  for (const { create } of [highlighter, penDefinition]) {
    const tool = create(context);
    tool.down(at(0, 0));
    tool.up(at(50, 0));
  }
  const [mark, line] = [...context.board.elements()].map(({ props }) => ({ ...props, points: [], z: "" }));
  deepStrictEqual(mark, { x: 0, y: 0, z: "", color: "green", size: 22, brush: "highlighter", points: [] });
  deepStrictEqual(line, { x: 0, y: 0, z: "", color: "black", size: 4, opacity: 0.5, dash: "dashed", points: [] });
});

Deno.test("a stroke of any length goes on in parts that know where they belong, and loses no point", () => {
  const context = new FakeContext();
  const tool = penDefinition.create(context);
  tool.down(at(0, 0));
  const count = 2.5 * limits.pointsPerStroke;
  for (let i = 1; i <= count; i++) {
    tool.move([at(i, i % 7)]);
  }
  tool.up(at(count + 1, 0));
  const parts = [...context.board.elements()] as ElementOf<"stroke">[];
  deepStrictEqual(parts.map(({ props }) => props.partOf), [undefined, parts[0]!.id, parts[0]!.id]);
  deepStrictEqual(new Set(parts.map(({ props }) => props.group)), new Set([parts[0]!.id]));
  const places = parts.flatMap(({ props: { x, points } }) => points.filter((_, i) => i % 3 === 0).map((px) => x + px));
  deepStrictEqual([...new Set(places)], Array.from({ length: count + 2 }, (_, i) => i));
});

Deno.test("A4 a pen that lifts sends the operation first and ends its ink then", () => {
  const context = new FakeContext();
  const drafts: (string | undefined)[] = [];
  context.board.subscribe(() => drafts.push(context.drafted?.type));
  const tool = penDefinition.create(context);
  tool.down(at(0, 0));
  tool.move([at(10, 10)]);
  tool.up(at(20, 20));
  deepStrictEqual(drafts, ["stroke"]);
  deepStrictEqual(context.drafted, undefined);
});

Deno.test("the predicted points of a pen are shown, but neither sent nor put on the board", () => {
  const context = new FakeContext();
  const tool = penDefinition.create(context);
  const ends = (...elements: readonly (Drawn | undefined)[]) => elements.map((element) => (element as ElementOf<"stroke">).props.points.at(-3));
  tool.down(at(0, 0));
  tool.move([at(10, 0)], [at(20, 0), at(30, 0)]);
  deepStrictEqual(ends(context.drafted, context.shown), [10, 30]);
  tool.move([at(12, 0)]);
  deepStrictEqual(ends(context.drafted, context.shown), [12, 12]);
  tool.move([at(14, 0)], [at(40, 0)]);
  tool.up(at(14, 0));
  deepStrictEqual(ends(context.board.get("new-1") as Drawn), [14]);
});

Deno.test("a nearly straight line snaps when the pen rests, and then goes straight to wherever the pen goes", () => {
  const context = new FakeContext();
  const tool = penDefinition.create(context);
  tool.down(at(0, 0));
  tool.move([at(30, 2), at(60, -3), at(100, 0)]);
  tool.held();
  deepStrictEqual(context.drafted?.props, { ...context.drafted!.props, points: [0, 0, 0.5, 100, 0, 0.5] });
  tool.move([at(100, 20), at(100, 40)], [at(100, 60)]);
  strictEqual(context.shown, context.drafted);
  tool.up(at(100, 40));
  const [only, ...others] = [...context.board.elements()];
  deepStrictEqual([only?.id, others], ["new-2", []]);
  deepStrictEqual((only as ElementOf<"stroke">).props.points, [0, 0, 0.5, 100, 40, 0.5]);
});

Deno.test("curves and short strokes stay as they are when the pen rests, at every zoom", () => {
  for (const scale of [0.5, 1, 4]) {
    for (const bend of [[[50, 30], [100, 0]], [[10, 1], [30, 0]]] as const) {
      const context = new FakeContext();
      context.scale = scale;
      const tool = penDefinition.create(context);
      tool.down(at(0, 0));
      tool.move(bend.map(([x, y]) => at(x / scale, y / scale)));
      tool.held();
      tool.up(at(bend[1][0] / scale, 0));
      strictEqual((context.board.get("new-1") as ElementOf<"stroke">).props.points.length, 9);
    }
  }
});
