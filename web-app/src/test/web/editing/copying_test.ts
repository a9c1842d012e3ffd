import { deepStrictEqual, notStrictEqual, ok, strictEqual } from "node:assert/strict";
import fc from "fast-check";
import { clipboardForms, elementsIn } from "../../../main/web/editing/clipboard_form.ts";
import { duplicate, paste } from "../../../main/web/editing/copying.ts";
import { excalidrawElements, textElement } from "../../../main/web/editing/foreign.ts";
import { initialStyle } from "../../../main/web/elements/style.ts";
import { limits } from "../../../main/web/protocol/contract.ts";
import type { Drawn } from "../../../main/web/protocol/element.ts";
import { SelectTool } from "../../../main/web/tools/definitions/select.ts";
import { colorOf, arrow, line, post, rectangle, stroke, text } from "../support/elements.ts";
import { at, FakeContext } from "../support/fake_context.ts";

Deno.test("a duplicate lies a little beside, above everything, selected, without likes and lock, as one operation", () => {
  const context = new FakeContext({ ...post("p", { x: 10, y: 10, z: "a1" }), likes: ["u-ben"], locked: true }, rectangle("r", { z: "a5" }));
  context.selection.set(["p", "r"]);
  duplicate(context);
  const [first, second] = [context.board.get("new-1")!, context.board.get("new-2")!];
  deepStrictEqual([context.board.operations.length, [...context.selection.ids]], [1, ["new-1", "new-2"]]);
  deepStrictEqual(first, { ...post("new-1", { x: 30, y: 30, z: "a6" }) });
  deepStrictEqual([second.type, second.props.z], ["rectangle", "a7"]);
});

Deno.test("dragging with alt leaves the original where it is and drops a copy, seen on the way", () => {
  const context = new FakeContext(post("p"));
  const tool = new SelectTool(context);
  tool.down(at(50, 50));
  tool.move([at(150, 50)]);
  strictEqual(context.scene.bounds("p")!.minX, 99.5);
  tool.move([at(250, 50, { alt: true })]);
  strictEqual(context.scene.bounds("p")!.minX, -0.5);
  deepStrictEqual(context.previewed.map(({ props }) => props.x), [200]);
  tool.up(at(250, 60, { alt: true }));
  deepStrictEqual(context.previewed, []);
  strictEqual(context.board.operations.length, 1);
  const [, copy] = [...context.board.elements()] as Drawn[];
  deepStrictEqual([copy!.props.x, copy!.props.y, [...context.selection.ids]], [200, 10, [copy!.id]]);
});

Deno.test("a cancelled drag with alt leaves nothing", () => {
  const context = new FakeContext(post("p"));
  const tool = new SelectTool(context);
  tool.down(at(50, 50));
  tool.move([at(150, 50, { alt: true })]);
  tool.cancel();
  deepStrictEqual([context.previewed, context.board.operations], [[], []]);
});

Deno.test("what is copied comes through a clipboard as it was, to this board or another", () => {
  const props = fc.record({ title: fc.string({ unit: "grapheme", maxLength: 30 }), body: fc.string({ unit: "grapheme", maxLength: 60 }) });
  fc.assert(fc.property(props, (written) => {
    const elements = [post("p", written), stroke("s"), arrow("a")];
    const { html } = clipboardForms(elements, "<svg/>");
    deepStrictEqual(elementsIn(`<meta charset='utf-8'><b>${html}</b>`), elements);
  }));
});

Deno.test("a clipboard's words are those of the elements, in reading order, and its picture is an image", () => {
  const { html, text: words } = clipboardForms([text("t", { y: 500, text: "below" }), post("p", { title: "Title", body: "Body" }), rectangle("r")], "<svg/>");
  strictEqual(words, "Title\nBody\n\nbelow");
  ok(html.includes(`src="data:image/svg+xml;base64,${btoa("<svg/>")}"`));
});

Deno.test("what is no clipboard of ours has no elements", () => {
  const broken = [btoa("no document"), "===", btoa(JSON.stringify({ format: "chalkstream", version: 1, title: "", elements: [{ id: "x" }] }))];
  for (const html of ["", "<p>Hello</p>", ...broken.map((data) => `<img data-chalkstream="${data}">`)]) {
    strictEqual(elementsIn(html), undefined);
  }
});

Deno.test("what is pasted lies around the pointer, with new ids, selected, as one operation", () => {
  const context = new FakeContext(rectangle("r"));
  paste(context, [rectangle("r", { x: 0, y: 0, w: 100, h: 100 }), rectangle("s", { x: 100, y: 100, w: 100, h: 100 })], { x: 1000, y: 500 });
  const [, first, second] = [...context.board.elements()] as Drawn[];
  deepStrictEqual([first!.props.x, first!.props.y, second!.props.x, second!.props.y], [900, 400, 1000, 500]);
  notStrictEqual(first!.id, "r");
  deepStrictEqual([context.board.operations.length, context.selection.ids.size], [1, 2]);
  paste(context, [], { x: 0, y: 0 });
  strictEqual(context.board.operations.length, 1);
});

Deno.test("text of other programs becomes a text, unless there is none or too much", () => {
  deepStrictEqual(textElement("two\r\nlines\n", initialStyle)?.props, { x: 0, y: 0, z: "a0", color: "black", size: 24, text: "two\nlines" });
  deepStrictEqual([textElement(" \n", initialStyle), textElement("x".repeat(limits.textLength + 1), initialStyle)], [undefined, undefined]);
});

Deno.test("shapes of Excalidraw's clipboard become elements as far as there are such types", () => {
  const shapes = [
    { type: "rectangle", x: 1, y: 2, width: 30, height: 40, strokeColor: "#e03131", backgroundColor: "transparent", strokeWidth: 2 },
    { type: "arrow", x: 10, y: 10, points: [[0, 0], [50, -20]], strokeColor: "#1e1e1e", strokeWidth: 1 },
    { type: "freedraw", x: 0, y: 0, points: [[0, 0], [5, 5]], pressures: [0.2, 0.8], strokeColor: "#2f9e44", strokeWidth: 4 },
    { type: "text", x: 0, y: 0, text: "광합성", fontSize: 28, strokeColor: "#1971c2" },
    { type: "diamond", x: 0, y: 0, width: 10, height: 10 },
    { type: "frame", x: 0, y: 0, width: 10, height: 10 },
    { type: "rectangle", x: 1e12, y: 0, width: 10, height: 10 },
    { type: "ellipse", isDeleted: true },
    null,
  ];
  const elements = excalidrawElements(JSON.stringify({ type: "excalidraw/clipboard", elements: shapes }), initialStyle)!;
  deepStrictEqual(elements.map((element) => [element.type, colorOf(element)]), [["rectangle", "red"], ["arrow", "black"], ["stroke", "green"], ["text", "blue"], ["diamond", "black"]]);
  deepStrictEqual(elements[1]!.props, { ...line("x").props, x: 10, y: 10, w: 50, h: -20, z: "a1", size: 2 });
  deepStrictEqual(["{", "hello", JSON.stringify({ type: "excalidraw/x", elements: [] })].map((other) => excalidrawElements(other, initialStyle)), [undefined, undefined, undefined]);
});

Deno.test("B13 B14 what Excalidraw has turned and grouped is so here, too", () => {
  const shape = { type: "rectangle", x: 0, y: 0, width: 40, height: 20, strokeColor: "#000000" };
  const shapes = [{ ...shape, angle: Math.PI / 2, groupIds: ["inner", "outer"] }, { ...shape, angle: 0, groupIds: ["outer"] }, { ...shape, angle: "x", groupIds: [7, "a b"] }];
  const elements = excalidrawElements(JSON.stringify({ type: "excalidraw/clipboard", elements: shapes }), initialStyle)!;
  deepStrictEqual(elements.map(({ props: { rotation, group } }) => [rotation, group]), [[90, "outer/inner"], [undefined, "outer"], [undefined, undefined]]);
});
