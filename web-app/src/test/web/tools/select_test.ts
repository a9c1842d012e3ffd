import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import type { Drawn } from "../../../main/web/protocol/element.ts";
import { Nudge } from "../../../main/web/editing/nudge.ts";
import { SelectTool } from "../../../main/web/tools/definitions/select.ts";
import type { Sample } from "../../../main/web/tools/tool.ts";
import { line, post, rectangle, text } from "../support/elements.ts";
import { at, FakeContext } from "../support/fake_context.ts";
import { xOf } from "../support/samples.ts";

const left = post("left", { x: 0 });
const right = post("right", { x: 1000 });

function selecting(...elements: readonly Drawn[]) {
  const context = new FakeContext(...elements);
  return { context, tool: new SelectTool(context), selected: () => [...context.selection.ids] };
}

function click(tool: SelectTool, sample: Sample): void {
  tool.down(sample);
  tool.up(sample);
}

Deno.test("a click selects what it hits, and nothing where nothing is", () => {
  const { tool, selected } = selecting(left, right);
  click(tool, at(50, 50));
  deepStrictEqual(selected(), ["left"]);
  click(tool, at(1050, 50, { time: 1000 }));
  deepStrictEqual(selected(), ["right"]);
  click(tool, at(500, 500, { time: 2000 }));
  deepStrictEqual(selected(), []);
});

Deno.test("a click with shift adds and takes away", () => {
  const { tool, selected } = selecting(left, right);
  click(tool, at(50, 50));
  click(tool, at(1050, 50, { shift: true, time: 1000 }));
  deepStrictEqual(selected(), ["left", "right"]);
  click(tool, at(50, 50, { shift: true, time: 2000 }));
  deepStrictEqual(selected(), ["right"]);
});

Deno.test("a click on one of several selected ones leaves that one", () => {
  const { context, tool, selected } = selecting(left, right);
  context.selection.set(["left", "right"]);
  click(tool, at(50, 50));
  deepStrictEqual(selected(), ["left"]);
});

Deno.test("dragging shows the movement at once and makes one operation at the end", () => {
  const { context, tool } = selecting(left, right);
  context.selection.set(["left", "right"]);
  tool.down(at(50, 50));
  tool.move([at(60, 50), at(150, 70)]);
  strictEqual(context.scene.bounds("left")!.minX, 99.5);
  deepStrictEqual(context.board.operations, []);
  tool.up(at(150, 70));
  deepStrictEqual(context.board.operations, [
    [
      { kind: "set", id: "left", props: { x: 100, y: 20 } },
      { kind: "set", id: "right", props: { x: 1100, y: 20 } },
    ],
  ]);
  strictEqual(context.scene.bounds("left")!.minX, 99.5);
});

Deno.test("the others see where something is dragged, and the end of the drag only after the operation", () => {
  const { context, tool } = selecting(left);
  const heard: unknown[] = [];
  context.scene.onMovement((places) => heard.push(places && [...places].map(([id, { x }]) => [id, x])));
  context.board.subscribe(() => heard.push("operation"));
  tool.down(at(50, 50));
  tool.move([at(80, 50)]);
  tool.up(at(80, 50));
  deepStrictEqual(heard, [[["left", 30]], "operation", undefined]);
});

Deno.test("dragging an element that isn't selected selects it", () => {
  const { context, tool, selected } = selecting(left, right);
  context.selection.set(["right"]);
  tool.down(at(50, 50));
  tool.move([at(80, 50)]);
  tool.up(at(80, 50));
  deepStrictEqual(selected(), ["left"]);
  strictEqual(xOf(context.board.get("right")), 1000);
});

Deno.test("a hand that trembles less than a few pixels doesn't drag", () => {
  const { context, tool } = selecting(left);
  tool.down(at(50, 50));
  tool.move([at(52, 51)]);
  tool.up(at(52, 51));
  deepStrictEqual(context.board.operations, []);
});

Deno.test("a cancelled drag leaves everything where it was", () => {
  const { context, tool } = selecting(left);
  tool.down(at(50, 50));
  tool.move([at(150, 50)]);
  tool.cancel();
  tool.up(at(150, 50));
  strictEqual(context.scene.bounds("left")!.minX, -0.5);
  deepStrictEqual(context.board.operations, []);
});

Deno.test("what somebody else has deleted under way isn't moved", () => {
  const { context, tool } = selecting(left, right);
  context.selection.set(["left", "right"]);
  tool.down(at(50, 50));
  tool.move([at(150, 50)]);
  context.board.apply([{ kind: "remove", id: "left" }]);
  tool.up(at(150, 50));
  deepStrictEqual(context.board.operations.at(-1), [{ kind: "set", id: "right", props: { x: 1100, y: 0 } }]);
});

Deno.test("a marquee selects what it encloses, with shift in addition", () => {
  const { context, tool, selected } = selecting(left, right);
  tool.down(at(-50, -50));
  tool.move([at(400, 400)]);
  ok(context.framed !== undefined);
  deepStrictEqual(selected(), ["left"]);
  tool.up(at(400, 400));
  strictEqual(context.framed, undefined);
  tool.down(at(900, -50, { shift: true }));
  tool.move([at(1400, 400, { shift: true })]);
  tool.up(at(1400, 400, { shift: true }));
  deepStrictEqual(selected(), ["left", "right"]);
});

Deno.test("a marquee takes what it only touches", () => {
  const { tool, selected } = selecting(left, right);
  tool.down(at(-50, -50));
  tool.move([at(10, 10)]);
  deepStrictEqual(selected(), ["left"]);
  tool.move([at(-10, -10)]);
  deepStrictEqual(selected(), []);
});

Deno.test("what a click would select is outlined under the pointer, unless it is selected or the pointer presses or has left", () => {
  const { context, tool } = selecting(left, right);
  const outlined = (...[sample]: [Sample?]) => {
    tool.hover(sample);
    return context.hovered;
  };
  deepStrictEqual([outlined(at(50, 50)), outlined(at(500, 500)), outlined(at(1050, 50)), outlined()], ["left", undefined, "right", undefined]);
  tool.hover(at(50, 50));
  click(tool, at(50, 50));
  strictEqual(context.hovered, undefined);
  strictEqual(outlined(at(50, 50)), undefined);
});

Deno.test("a cancelled marquee gives the selection back", () => {
  const { context, tool, selected } = selecting(left, right);
  context.selection.set(["right"]);
  tool.down(at(-50, -50, { shift: true }));
  tool.move([at(400, 400, { shift: true })]);
  tool.cancel();
  deepStrictEqual(selected(), ["right"]);
  strictEqual(context.framed, undefined);
});

Deno.test("the empty middle of a selected frame drags too", () => {
  const hollow = rectangle("hollow", { w: 400, h: 400 });
  const { context, tool } = selecting(hollow);
  context.selection.set(["hollow"]);
  tool.down(at(200, 200));
  tool.move([at(300, 200)]);
  tool.up(at(300, 200));
  strictEqual(xOf(context.board.get("hollow")), 100);
});

Deno.test("two quick clicks open what can be written, but no line; two slow ones don't", () => {
  const { context, tool } = selecting(text("t"), line("l", { x: 500, y: 10, h: 0 }));
  click(tool, at(20, 10, { time: 0 }));
  click(tool, at(21, 10, { time: 1000 }));
  deepStrictEqual(context.edited, []);
  click(tool, at(20, 10, { time: 1200 }));
  deepStrictEqual(context.edited.map(({ id }) => id), ["t"]);
  click(tool, at(550, 10, { time: 2000 }));
  click(tool, at(550, 10, { time: 2100 }));
  strictEqual(context.edited.length, 1);
});

Deno.test("arrow keys move at once and make one operation when they are let go", () => {
  const { context } = selecting(left);
  const nudge = new Nudge(context);
  context.selection.set(["left"]);
  nudge.by(1, 0);
  nudge.by(1, 0);
  nudge.by(0, 10);
  strictEqual(context.scene.bounds("left")!.minX, 1.5);
  nudge.finish();
  nudge.finish();
  deepStrictEqual(context.board.operations, [[{ kind: "set", id: "left", props: { x: 2, y: 10 } }]]);
});

const fixed: Drawn = { ...post("fixed", { x: 500 }), locked: true };

Deno.test("R6 what is locked can be selected by a click, but is neither moved nor taken by a marquee", () => {
  const { context, tool, selected } = selecting(left, fixed);
  context.isTeacher = false;
  click(tool, at(550, 50));
  deepStrictEqual(selected(), ["fixed"]);
  tool.down(at(550, 50));
  tool.move([at(600, 50)]);
  tool.up(at(600, 50));
  tool.down(at(-50, -50));
  tool.move([at(2000, 2000)]);
  tool.up(at(2000, 2000));
  deepStrictEqual(selected(), ["left"]);
  deepStrictEqual(context.board.operations, []);
});

Deno.test("R6 of several selected elements those that are locked stay where they are", () => {
  const { context, tool } = selecting(left, fixed);
  context.isTeacher = false;
  context.selection.set(["left", "fixed"]);
  tool.down(at(50, 50));
  tool.move([at(150, 50)]);
  tool.up(at(150, 50));
  const nudge = new Nudge(context);
  nudge.by(0, 10);
  nudge.finish();
  deepStrictEqual(context.board.operations, [
    [{ kind: "set", id: "left", props: { x: 100, y: 0 } }],
    [{ kind: "set", id: "left", props: { x: 100, y: 10 } }],
  ]);
});

Deno.test("R2 teachers move what is locked", () => {
  const { context, tool } = selecting(fixed);
  tool.down(at(550, 50));
  tool.move([at(650, 50)]);
  tool.up(at(650, 50));
  strictEqual(xOf(context.board.get("fixed")), 600);
});

Deno.test("R6 what is locked can't be opened for writing by students", () => {
  const { context, tool } = selecting(fixed);
  context.isTeacher = false;
  click(tool, at(550, 50, { time: 0 }));
  click(tool, at(550, 50, { time: 100 }));
  deepStrictEqual(context.edited, []);
});

Deno.test("a click on a badge is meant for what it stands for, and selects nothing", () => {
  const { context, tool, selected } = selecting({ ...left, likes: ["u-ben"], locked: true });
  const { maxX, minY, maxY } = context.scene.bounds("left")!;
  click(tool, at(maxX - 10, maxY + 5));
  deepStrictEqual([context.pressed, selected()], [[["left", "likes"]], []]);
  click(tool, at(maxX - 10, minY + 5));
  deepStrictEqual([context.pressed.length, selected()], [1, ["left"]]);
});

Deno.test("dragging what is locked says why it stays, and dragging what somebody else deletes says that it is gone", () => {
  const context = new FakeContext({ ...rectangle("locked"), locked: true }, rectangle("r", { x: 500 }));
  context.isTeacher = false;
  const select = new SelectTool(context);
  select.down(at(0, 30));
  select.move([at(40, 30)]);
  select.up(at(40, 30));
  deepStrictEqual(context.refusals, ["locked"]);
  select.down(at(500, 30));
  select.move([at(560, 30)]);
  context.apply([{ kind: "remove", id: "r" }]);
  select.up(at(560, 30));
  deepStrictEqual(context.refusals, ["locked", "unknown-element"]);
});

Deno.test("what is dragged snaps to others where that is switched on, and with Ctrl where it isn't", () => {
  const drag = (isOn: boolean, ctrl: boolean) => {
    const context = new FakeContext(rectangle("a", { x: 0, y: 0, w: 100, h: 60, fill: "blue" }), rectangle("b", { x: 300, y: 200, w: 100, h: 60, fill: "blue" }));
    if (isOn) {
      context.snaps.toggle("elements");
    }
    const tool = new SelectTool(context);
    tool.down(at(350, 230, { ctrl }));
    tool.move([at(355, 33, { ctrl })]);
    const shown = context.guides.length;
    tool.up(at(355, 33, { ctrl }));
    strictEqual(context.guides.length, 0);
    const { y } = context.board.get("b")!.props as { y: number };
    return [y, shown > 0];
  };
  deepStrictEqual(drag(false, false), [3, false]);
  deepStrictEqual(drag(true, false), [0, true]);
  deepStrictEqual(drag(true, true), [3, false]);
  deepStrictEqual(drag(false, true), [0, true]);
});

Deno.test("a side that is dragged by its handle snaps to others, and not with shift", () => {
  const resize = (shift: boolean) => {
    const context = new FakeContext(rectangle("a", { x: 0, y: 0, w: 100, h: 60 }), rectangle("b", { x: 0, y: 200, w: 90, h: 100 }));
    context.snaps.toggle("elements");
    context.selection.set(["b"]);
    const tool = new SelectTool(context);
    tool.down(at(97, 250, { shift }));
    tool.move([at(104, 250, { shift })]);
    tool.up(at(104, 250, { shift }));
    return (context.board.get("b")!.props as { w: number }).w;
  };
  deepStrictEqual([resize(false), resize(true)], [100, 97]);
});

Deno.test("a double click within an empty shape writes in it, selected or not, and beside it begins a text", () => {
  const { context, tool } = selecting(rectangle("r", { w: 300, h: 200 }));
  click(tool, at(150, 100));
  deepStrictEqual(context.edited, []);
  click(tool, at(150, 100, { time: 200 }));
  deepStrictEqual(context.edited.map(({ id }) => id), ["r"]);
  click(tool, at(600, 100, { time: 2000 }));
  click(tool, at(600, 100, { time: 2200 }));
  deepStrictEqual(context.edited.map(({ id, type }) => [id, type]), [["r", "rectangle"], ["new-1", "text"]]);
  click(tool, at(600, 100, { time: 2400 }));
  strictEqual(context.edited.length, 2);
});

Deno.test("with shift what is dragged moves along one axis, and doesn't snap across it", () => {
  const { context, tool } = selecting(rectangle("r", { w: 300, h: 200 }), rectangle("s", { x: 0, y: 206, w: 300, h: 200 }));
  context.snaps.toggle("elements");
  tool.down(at(2, 100));
  tool.move([at(62, 112, { shift: true })]);
  tool.up(at(62, 112, { shift: true }));
  const { x, y } = context.board.get("r")!.props as { readonly x: number; readonly y: number };
  deepStrictEqual([x, y], [60, 0]);
});

Deno.test("a handle that is pressed and doesn't move changes nothing, and what it covers can be clicked twice", () => {
  const { context, tool } = selecting(text("t", { text: "i", size: 12 }));
  context.selection.set(["t"]);
  for (const time of [0, 100]) {
    click(tool, at(-2, 2, { time }));
    tool.down(at(-2, 2, { time }));
    tool.move([at(-3, 2, { time })]);
    tool.up(at(-3, 2, { time }));
  }
  deepStrictEqual(context.board.operations, []);
  deepStrictEqual(context.edited.map(({ id }) => id).slice(0, 1), ["t"]);
});

Deno.test("a click with ctrl on a link follows it, and any other click doesn't", () => {
  const { context, tool, selected } = selecting(text("t", { text: "see https://example.org" }));
  click(tool, at(150, 10));
  deepStrictEqual(context.followed, []);
  click(tool, at(150, 10, { ctrl: true, time: 2000 }));
  deepStrictEqual(context.followed, ["https://example.org/"]);
  click(tool, at(20, 10, { ctrl: true, time: 4000 }));
  strictEqual(context.followed.length, 1);
  deepStrictEqual(selected(), ["t"]);
});

Deno.test("a finger means what lies near it, if nothing lies where it points", () => {
  const { context, tool, selected } = selecting(rectangle("a", { x: 0, y: 0, w: 100, h: 100 }), rectangle("b", { x: 0, y: 110, w: 100, h: 100 }));
  click(tool, at(50, 220, { time: 0 }));
  deepStrictEqual(selected(), []);
  click(tool, at(50, 220, { time: 2000, pointer: "touch" }));
  deepStrictEqual(selected(), ["b"]);
  context.selection.clear();
  click(tool, at(50, 101, { time: 4000, pointer: "touch" }));
  deepStrictEqual(selected(), ["a"]);
});
