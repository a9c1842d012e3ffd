import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { commandOf } from "../../../main/web/commands/registry.ts";
import { duplicate } from "../../../main/web/editing/copying.ts";
import { importing } from "../../../main/web/editing/importing.ts";
import { movable, moveToLayer } from "../../../main/web/editing/layers.ts";
import { reorder } from "../../../main/web/editing/ordering.ts";
import { Version } from "../../../main/web/protocol/version.ts";
import { image, measure, rectangle } from "../support/elements.ts";
import { SelectTool } from "../../../main/web/tools/definitions/select.ts";
import { at, FakeContext } from "../support/fake_context.ts";
import { fakeTarget } from "../support/fake_target.ts";

/** A worksheet above a drawing, and something else on it. */
function worksheet() {
  const context = new FakeContext(rectangle("low", { z: "a0" }), image("sheet", { z: "a1", w: 500, h: 500 }), rectangle("high", { z: "a2" }));
  context.selection.set(["sheet"]);
  return context;
}

function order(context: FakeContext): string {
  return context.scene.ordered().map(({ id }) => id).join(" ");
}

Deno.test("B18 what is put into the background lies below everything, keeps its depth, and comes back to it", () => {
  const context = worksheet();
  moveToLayer(context, true);
  strictEqual(order(context), "sheet low high");
  deepStrictEqual(context.board.operations, [[{ kind: "set", id: "sheet", props: { layer: "background" } }]]);
  strictEqual(context.selection.isEmpty, true);
  context.selection.set(["sheet"]);
  moveToLayer(context, false);
  strictEqual(order(context), "low sheet high");
  strictEqual("layer" in context.board.get("sheet")!.props, false);
});

Deno.test("B18 what is sent to the back later lies above the background nevertheless", () => {
  const context = worksheet();
  moveToLayer(context, true);
  context.selection.set(["high"]);
  reorder(context, "back");
  strictEqual(order(context), "sheet high low");
  reorder(context, "front");
  strictEqual(order(context), "sheet low high");
});

Deno.test("B18 presses, marquees, lassos and erasers pass over the background", () => {
  const context = worksheet();
  moveToLayer(context, true);
  const everywhere = { minX: -10, minY: -10, maxX: 600, maxY: 600 };
  strictEqual(context.scene.hit({ x: 400, y: 400 }, 6), undefined);
  strictEqual(context.scene.hitBackground({ x: 400, y: 400 })?.id, "sheet");
  deepStrictEqual(context.scene.hits({ x: 1, y: 1 }, 6).map(({ id }) => id), ["low", "high"]);
  deepStrictEqual(context.scene.touched(everywhere).map(({ id }) => id).sort(), ["high", "low"]);
  const polygon = [{ x: -10, y: -10 }, { x: 600, y: -10 }, { x: 600, y: 600 }, { x: -10, y: 600 }];
  deepStrictEqual(context.scene.touchedByPolygon(polygon).map(({ id }) => id), ["low", "high"]);
});

Deno.test("B18 a double click passes through the background, too, and begins a text over it", () => {
  const context = new FakeContext(rectangle("r", { w: 300, h: 200, layer: "background" }), image("i", { w: 300, h: 200, layer: "background" }));
  const tool = new SelectTool(context);
  for (const time of [0, 100]) {
    tool.down(at(150, 100, { time }));
    tool.up(at(150, 100, { time }));
  }
  deepStrictEqual(context.edited.map(({ id, type }) => [id, type]), [["new-1", "text"]]);
  deepStrictEqual([context.selection.cropped, context.selection.isEmpty], [undefined, true]);
});

Deno.test("R6 only teachers have the two commands, and only where the gateway offers the background", () => {
  const context = worksheet();
  const [background, content] = [commandOf("background"), commandOf("content")];
  strictEqual(background.isPossible(fakeTarget(context)), true);
  strictEqual(content.isPossible(fakeTarget(context)), false);
  strictEqual(background.isPossible(fakeTarget(context, "student")), false);
  context.version = new Version(1);
  strictEqual(background.isPossible(fakeTarget(context)), false);
});

Deno.test("R6 students can't move what is in the background", () => {
  const context = worksheet();
  moveToLayer(context, true);
  context.isTeacher = false;
  context.selection.set(["sheet"]);
  deepStrictEqual(movable(context, false), []);
});

Deno.test("a copy isn't in the background, an import keeps it there for a teacher", () => {
  const context = worksheet();
  moveToLayer(context, true);
  context.selection.set(["sheet"]);
  duplicate(context);
  strictEqual(context.scene.topmost()?.type, "image");
  const layerIn = (mayLock: boolean) => {
    const destination = { name: "", signature: "", nameless: "", taken: undefined, top: "a0", mayLock, measure, newId: () => "n" };
    const [put] = importing({ title: "", elements: [image("i", { layer: "background" })] }, destination);
    return put?.kind === "put" && put.element.type === "image" && put.element.props.layer;
  };
  deepStrictEqual([layerIn(true), layerIn(false)], ["background", "content"]);
});
