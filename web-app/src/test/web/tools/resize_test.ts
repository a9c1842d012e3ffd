import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { handleAt, resizable } from "../../../main/web/editing/handles.ts";
import type { Drawn } from "../../../main/web/protocol/element.ts";
import { SelectTool } from "../../../main/web/tools/definitions/select.ts";
import type { Sample } from "../../../main/web/tools/tool.ts";
import { line, post, rectangle, stroke, text } from "../support/elements.ts";
import { at, FakeContext } from "../support/fake_context.ts";

function selected(...elements: readonly Drawn[]) {
  const context = new FakeContext(...elements);
  context.selection.set(elements.map(({ id }) => id));
  const tool = new SelectTool(context);
  const drag = (from: Sample, to: Sample) => {
    tool.down(from);
    tool.move([to]);
    tool.up(to);
  };
  return { context, tool, drag, props: (id: string) => context.board.get(id)!.props as unknown as Record<string, number> };
}

/** The handles that resize. */
function sizers(context: FakeContext) {
  return resizable(context)!.handles.filter(({ grip }) => grip !== "rotate");
}

const sheet = post("p", { x: 100, y: 100, w: 200, h: 160 });
/** The frame's lower right corner: a little outside. */
const corner = at(305, 265);

Deno.test("a corner resizes at once, and is one operation with what has changed", () => {
  const { context, tool } = selected(sheet);
  tool.down(corner);
  tool.move([at(330, 280), at(355, 285)]);
  strictEqual(context.scene.bounds("p")!.maxX, 350.5);
  deepStrictEqual(context.board.operations, []);
  tool.up(at(355, 285));
  deepStrictEqual(context.board.operations, [[{ kind: "set", id: "p", props: { w: 250, h: 180 } }]]);
  deepStrictEqual([...context.selection.ids], ["p"]);
});

Deno.test("with shift the proportions stay, with alt the centre", () => {
  const { drag, props } = selected(sheet);
  drag(corner, at(355, 265, { shift: true }));
  deepStrictEqual([props("p")["w"], props("p")["h"]], [250, 200]);
  const centred = selected(sheet);
  centred.drag(corner, at(325, 275, { alt: true }));
  const { x, y, w, h } = centred.props("p");
  deepStrictEqual([x, y, w, h], [80, 90, 240, 180]);
});

Deno.test("an edge resizes one direction, and a short side has no handle in its middle", () => {
  const { drag, props } = selected(sheet);
  drag(at(305, 180), at(345, 220));
  deepStrictEqual([props("p")["w"], props("p")["h"]], [240, 160]);
  const low = selected(rectangle("r", { w: 400, h: 40 }));
  strictEqual(sizers(low.context).length, 6);
});

Deno.test("a post gets no smaller than a post may be, and stays where it is opposite the handle", () => {
  const { drag, props } = selected(sheet);
  drag(at(95, 180), at(290, 180));
  deepStrictEqual([props("p")["x"], props("p")["w"]], [240, 60]);
});

Deno.test("a line's ends are dragged one by one", () => {
  const { context, drag, props } = selected(line("l", { x: 0, y: 0, w: 100, h: 0 }));
  deepStrictEqual(resizable(context)!.handles.map(({ grip }) => grip), ["start", "end"]);
  drag(at(100, 0), at(100, 70));
  deepStrictEqual([props("l")["x"], props("l")["y"], props("l")["w"], props("l")["h"]], [0, 0, 100, 70]);
  drag(at(0, 0), at(-10, -20));
  deepStrictEqual([props("l")["x"], props("l")["y"], props("l")["w"], props("l")["h"]], [-10, -20, 110, 90]);
});

Deno.test("a text is resized by its corners: its letters grow, in proportion", () => {
  const { context, drag, props } = selected(text("t", { text: "hello", size: 20 }));
  strictEqual(sizers(context).length, 6);
  const { maxX, maxY } = context.scene.bounds("t")!;
  drag(at(maxX + 5, maxY + 5), at(2 * maxX + 5, 2 * maxY + 5));
  strictEqual(props("t")["size"], 40);
  ok(Math.abs(props("t")["x"]!) < 0.1 && Math.abs(props("t")["y"]!) < 0.1);
});

Deno.test("a text's sides say where its lines break, and its letters stay as they are", () => {
  const { context, drag, props } = selected(text("t", { text: "hello world", size: 20 }));
  const { maxX, maxY } = context.scene.bounds("t")!;
  drag(at(maxX + 5, maxY / 2), at(maxX - 35, maxY / 2));
  deepStrictEqual([props("t")["size"], props("t")["wrap"], props("t")["x"]], [20, maxX - 40, 0]);
  const narrow = context.scene.bounds("t")!;
  strictEqual(narrow.maxY, 2 * maxY);
  drag(at(narrow.maxX + 5, narrow.maxY + 5), at(2 * narrow.maxX + 5, 2 * narrow.maxY + 5));
  deepStrictEqual([props("t")["size"], props("t")["wrap"]], [40, 2 * (maxX - 40)]);
});

Deno.test("several are resized together, as one operation", () => {
  const { context, drag, props } = selected(rectangle("a", { w: 100, h: 100 }), stroke("b", { x: 200, y: 100 }));
  // From 0,0 to 300,200, without the width of their lines.
  drag(at(308, 208), at(608, 208));
  strictEqual(context.board.operations.length, 1);
  deepStrictEqual([props("a")["x"], props("a")["w"], props("b")["x"]], [0, 200, 400]);
});

Deno.test("the others see the new size, and the end of the drag only after the operation", () => {
  const { context, drag } = selected(sheet);
  const heard: unknown[] = [];
  context.scene.onMovement((places) => heard.push(places && [...places]));
  context.board.subscribe(() => heard.push("operation"));
  drag(corner, at(355, 285));
  deepStrictEqual(heard, [[["p", { x: 100, y: 100, w: 250, h: 180 }]], "operation", undefined]);
});

Deno.test("a cancelled resizing leaves everything as it was", () => {
  const { context, tool } = selected(sheet);
  tool.down(corner);
  tool.move([at(500, 500)]);
  tool.cancel();
  tool.up(at(500, 500));
  strictEqual(context.scene.bounds("p")!.maxX, 300.5);
  deepStrictEqual(context.board.operations, []);
});

Deno.test("what somebody else has deleted under way isn't resized", () => {
  const { context, tool } = selected(rectangle("a", { w: 100, h: 100 }), rectangle("b", { x: 200, w: 100, h: 100 }));
  tool.down(at(307, 107));
  tool.move([at(607, 107)]);
  context.board.apply([{ kind: "remove", id: "a" }]);
  tool.up(at(607, 107));
  deepStrictEqual(context.board.operations.at(-1), [{ kind: "set", id: "b", props: { x: 400, w: 200 } }]);
});

Deno.test("R6 what is locked has no handles for students, and isn't resized with others", () => {
  const { context, tool, drag } = selected({ ...sheet, locked: true });
  context.isTeacher = false;
  strictEqual(resizable(context), undefined);
  tool.hover(corner);
  strictEqual(tool.cursor, "default");
  drag(corner, at(400, 400));
  deepStrictEqual(context.board.operations, []);
  const mixed = selected({ ...sheet, locked: true }, rectangle("r", { x: 500, w: 100, h: 100 }));
  mixed.context.isTeacher = false;
  deepStrictEqual(resizable(mixed.context)!.elements.map(({ id }) => id), ["r"]);
});

Deno.test("the cursor shows what a handle does", () => {
  const { tool } = selected(sheet);
  const cursorAt = (x: number, y: number) => {
    tool.hover(at(x, y));
    return tool.cursor;
  };
  deepStrictEqual([cursorAt(305, 265), cursorAt(95, 265), cursorAt(200, 95), cursorAt(305, 180), cursorAt(200, 180)],
    ["nwse-resize", "nesw-resize", "ns-resize", "ew-resize", "default"]);
});

Deno.test("a handle is hit within 12 pixels, by a finger within 22, at any zoom; the middle of a small element moves it", () => {
  const { context } = selected(sheet);
  for (const zoom of [0.5, 1, 4]) {
    context.scale = zoom;
    const what = resizable(context)!;
    const { at: place } = what.handles[2]!;
    const beside = (pixels: number) => ({ x: place.x + pixels / zoom, y: place.y });
    const isHit = (pixels: number, isTouch: boolean) => handleAt(what, beside(pixels), isTouch, zoom) !== undefined;
    deepStrictEqual([isHit(11.9, false), isHit(12.1, false), isHit(21.9, true), isHit(22.1, true)], [true, false, true, false]);
  }
  const small = selected(rectangle("r", { w: 16, h: 16, fill: "blue" }));
  small.drag(at(8, 8, { pointer: "touch" }), at(50, 8, { pointer: "touch" }));
  deepStrictEqual([small.props("r")["x"], small.props("r")["w"]], [42, 16]);
});
