import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import fc from "fast-check";
import { Painter } from "../../../main/web/canvas/paint.ts";
import { Scene } from "../../../main/web/canvas/scene.ts";
import { movedChanges, removal, restyling } from "../../../main/web/editing/changes.ts";
import { boundsOf, definitionOf, isDrawn, placeOf } from "../../../main/web/elements/registry.ts";
import { themeFor } from "../../../main/web/elements/theme.ts";
import { SelectTool } from "../../../main/web/tools/definitions/select.ts";
import type { Element } from "../../../main/web/protocol/contract.ts";
import type { Drawn } from "../../../main/web/protocol/element.ts";
import { BoardStore } from "../../../main/web/store/board_store.ts";
import { measure, rectangle } from "../support/elements.ts";
import { FakeBoard } from "../support/fake_board.ts";
import { fakeCanvas } from "../support/fake_canvas.ts";
import { at, FakeContext } from "../support/fake_context.ts";
import { event, snapshot } from "../support/samples.ts";

function unknown(props: Readonly<Record<string, unknown>>, type = "diagram"): Element {
  return { id: "x", type, props } as unknown as Element;
}

const diagram = unknown({ x: 10, y: 20, w: 200, h: 100, z: "a1", cells: [[1], [2]] }) as Drawn;
const everywhere = { minX: -1e9, minY: -1e9, maxX: 1e9, maxY: 1e9 };

Deno.test("V8 an element of a type that this page doesn't know is a box where it lies", () => {
  deepStrictEqual(boundsOf(diagram, measure), { minX: 9, minY: 19, maxX: 211, maxY: 121 });
  const { context, calls } = fakeCanvas();
  new Painter(measure, () => themeFor("dark")).paint(context, diagram, 1);
  ok(calls.includes("stroke"));
  strictEqual(calls.filter((name) => name === "setLineDash").length, 2);
});

Deno.test("V8 an element without a place that this page knows of isn't drawn, and its id may be any", () => {
  for (const props of [{}, { x: 1, z: "a" }, { x: "1", y: 2, z: "a" }, { x: 1, y: 2 }, { x: 1, y: 2, z: 3 }]) {
    strictEqual(isDrawn(unknown(props)), false);
  }
  for (const type of ["toString", "constructor", "__proto__", ""]) {
    strictEqual(definitionOf(unknown({ x: 1, y: 2, z: "a" }, type)).isDrawn, true);
  }
});

Deno.test("V8 it can be selected, moved and taken away, and keeps what this page doesn't know", () => {
  const context = new FakeContext(diagram, rectangle("r", { x: 1000 }));
  const select = new SelectTool(context);
  select.down(at(50, 50));
  select.move([at(150, 70)]);
  select.up(at(150, 70));
  deepStrictEqual([...context.selection.ids], ["x"]);
  deepStrictEqual(context.board.get("x")?.props, { ...diagram.props, x: 110, y: 40 });
  context.apply(removal([diagram]));
  strictEqual(context.board.get("x"), undefined);
});

Deno.test("V8 it takes no style, and has no text to write", () => {
  deepStrictEqual(restyling([diagram, rectangle("r")], { color: "red" }).map((change) => "id" in change && change.id), ["r"]);
  const context = new FakeContext(diagram);
  const select = new SelectTool(context);
  for (const time of [0, 100]) {
    select.down(at(50, 50, { time }));
    select.up(at(50, 50, { time }));
  }
  deepStrictEqual(context.edited, []);
});

Deno.test("V8 properties of a later release are kept when an element is moved, restyled and set", () => {
  const later = rectangle("r");
  const board = new FakeBoard({ ...later, props: { ...later.props, opacity: 0.5, tags: ["a"] } } as Drawn);
  const current = () => board.get("r") as Drawn;
  board.apply(movedChanges([current()], 5, 5));
  board.apply(restyling([current()], { color: "red", size: "huge" }));
  const { opacity, tags, color, x } = current().props as unknown as Record<string, unknown>;
  deepStrictEqual([opacity, tags, color, x], [0.5, ["a"], "red", 5]);
});

Deno.test("V8 the store keeps elements, properties and changes of kinds that it doesn't know", () => {
  const store = new BoardStore("u-ana");
  store.replace(snapshot(1, [diagram, rectangle("r")]));
  const turned = { kind: "turn", id: "r", degrees: 90 } as never;
  const voted = { kind: "open-vote", question: "?" } as never;
  const set = { kind: "set", id: "x", props: { cells: [], colour: "teal" } } as never;
  store.confirm(event(2, [turned, voted, set]));
  deepStrictEqual(store.get("r"), rectangle("r"));
  deepStrictEqual(store.get("x")?.props, { ...diagram.props, cells: [], colour: "teal" });
  deepStrictEqual(store.position?.seq, 2);
});

Deno.test("V8 whatever the properties of an unknown type are, the scene finds, hits and paints it without an error", () => {
  const value = fc.oneof(fc.integer({ min: -1e6, max: 1e6 }), fc.double(), fc.string(), fc.constant(null), fc.array(fc.integer()));
  const props = fc.dictionary(fc.constantFrom("x", "y", "w", "h", "z", "color", "fill", "size", "points", "text", "body", "title"), value);
  const type = fc.oneof(fc.string(), fc.constantFrom("toString", "__proto__", "diagram"));
  fc.assert(fc.property(props, type, (made, name) => {
    const element = unknown(made, `${name}!`);
    const scene = new Scene(new FakeBoard(element, rectangle("r")), measure, "u-ana");
    const seen = scene.within(everywhere);
    strictEqual(seen.length, isDrawn(element) ? 2 : 1);
    const painter = new Painter(measure, () => themeFor("light"));
    seen.forEach((each) => painter.paint(fakeCanvas().context, each, 1));
    scene.hit({ x: 0, y: 0 }, 5);
    scene.touched(everywhere);
  }));
});

Deno.test("V8 it is dragged by its place alone if its extent is none", () => {
  deepStrictEqual(placeOf(diagram), { x: 10, y: 20, w: 200, h: 100 });
  deepStrictEqual(placeOf(unknown({ x: 1, y: 2, z: "a", w: "wide", h: null }) as Drawn), { x: 1, y: 2 });
});
