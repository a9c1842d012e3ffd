import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { ElementNavigation } from "../../../main/web/workspace/element_navigation.ts";
import { LiveRegion } from "../../../main/web/workspace/live_region.ts";
import type { Box } from "../../../main/web/geometry/box.ts";
import { post, rectangle, text } from "../support/elements.ts";
import { FakeContext } from "../support/fake_context.ts";
import { speakEnglish } from "../support/texts.ts";

speakEnglish();

function navigation() {
  const context = new FakeContext(text("b", { x: 300, y: 5, text: "Light" }), post("a", { title: "Plants", body: "" }), { ...rectangle("c", { y: 500 }), locked: true });
  const region = new LiveRegion();
  const revealed: Box[] = [];
  const authorOf = (id: string) => ({ a: { user: "u-ana", name: "Ana" }, b: { user: "u-ben", name: "Ben" } })[id];
  const elements = new ElementNavigation({
    client: { authorOf, person: { user: "u-ana", name: "Ana" } },
    context,
    region,
    reveal: (box) => revealed.push(box),
    beginSelecting: () => {},
  });
  return { context, region, revealed, elements, selected: () => [...context.selection.ids] };
}

Deno.test("Tab selects one element after the other in reading order, and then leaves the board", () => {
  const { elements, selected, revealed } = navigation();
  const order = [1, 2, 3].map(() => [elements.step(false), ...selected()]);
  deepStrictEqual(order, [[true, "a"], [true, "b"], [true, "c"]]);
  strictEqual(revealed.length, 3);
  deepStrictEqual([elements.step(false), selected()], [false, []]);
});

Deno.test("Shift and Tab go backwards from the last element", () => {
  const { elements, selected } = navigation();
  const order = [1, 2, 3, 4].map(() => [elements.step(true), ...selected()]);
  deepStrictEqual(order, [[true, "c"], [true, "b"], [true, "a"], [false]]);
});

Deno.test("the selected element is announced with its text, its author and its place", () => {
  const { elements, region } = navigation();
  const heard = [1, 2, 3].map(() => {
    elements.step(false);
    return region.message.value.text;
  });
  deepStrictEqual(heard, ["Sticky note: Plants, by you, 1 of 3", "Text: Light, by Ben, 2 of 3", "Rectangle, locked, 3 of 3"]);
});

Deno.test("an empty board lets the focus move on", () => {
  const context = new FakeContext();
  const options = { client: { authorOf: () => undefined, person: { user: "u", name: "U" } }, context, region: new LiveRegion(), reveal: () => {}, beginSelecting: () => {} };
  strictEqual(new ElementNavigation(options).step(false), false);
});
