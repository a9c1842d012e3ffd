import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { insertImages, insertPages } from "../../../main/web/editing/inserting_images.ts";
import { rectangle } from "../support/elements.ts";
import { FakeContext } from "../support/fake_context.ts";

const view = { width: 1000, height: 800 };
const pages = [1, 2].map((number) => ({ hash: String(number).repeat(64), onBoard: { width: 200, height: 300 }, name: `page ${number}` }));

function placesIn(context: FakeContext) {
  return [...context.scene.ordered()].map(({ props }) => [props.x, props.y]);
}

Deno.test("U10 pages come one below the other in one operation, above everything, and are selected", () => {
  const context = new FakeContext(rectangle("r", { z: "a5" }));
  insertPages(context, pages, { x: 100, y: 0 }, view, false);
  strictEqual(context.board.operations.length, 1);
  deepStrictEqual(placesIn(context), [[0, 0], [0, -312], [0, 12]]);
  deepStrictEqual([...context.selection.ids], ["new-1", "new-2"]);
  const [, first] = context.scene.ordered();
  deepStrictEqual(first?.type === "image" && [first.props.w, first.props.h, first.props.alt], [200, 300, "page 1"]);
});

Deno.test("B18 as background they lie below everything, and aren't selected", () => {
  const context = new FakeContext(rectangle("r"));
  insertPages(context, pages, { x: 100, y: 0 }, view, true);
  deepStrictEqual(context.scene.ordered().map(({ id }) => id), ["new-1", "new-2", "r"]);
  strictEqual(context.selection.isEmpty, true);
});

Deno.test("many pages begin where the view begins", () => {
  const context = new FakeContext();
  const first = insertPages(context, [...pages, ...pages, ...pages], { x: 0, y: 0 }, view, false);
  deepStrictEqual(first, { minX: -100, minY: -400, maxX: 100, maxY: -100 });
});

Deno.test("a large image is shown in a part of the view", () => {
  const context = new FakeContext();
  insertImages(context, [{ hash: "a".repeat(64), width: 4800, height: 2400 }], { x: 0, y: 0 }, view);
  const [only] = context.scene.ordered();
  deepStrictEqual(only?.type === "image" && [only.props.w, only.props.h], [480, 240]);
});
