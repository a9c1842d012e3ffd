import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import fc from "fast-check";
import { type Box, encloses, intersects } from "../../../main/web/geometry/box.ts";
import { Scene } from "../../../main/web/canvas/scene.ts";
import { byDepth } from "../../../main/web/elements/z_order.ts";
import { boundsOf, isDrawn } from "../../../main/web/elements/registry.ts";
import type { Element } from "../../../main/web/protocol/contract.ts";
import { colorOf, comment, line, measure, post, rectangle } from "../support/elements.ts";
import { FakeBoard } from "../support/fake_board.ts";

const everywhere: Box = { minX: -1e6, minY: -1e6, maxX: 1e6, maxY: 1e6 };

function scene(...elements: readonly Element[]) {
  const board = new FakeBoard(...elements);
  const made = new Scene(board, measure, "u-ana");
  const dirty: Box[] = [];
  made.onChange((boxes) => dirty.push(...boxes));
  return { board, scene: made, dirty };
}

function ids(elements: readonly Element[]): readonly string[] {
  return elements.map(({ id }) => id);
}

Deno.test("a change makes the old and the new place dirty", () => {
  const { board, dirty } = scene(rectangle("r"));
  board.apply([{ kind: "set", id: "r", props: { x: 500 } }]);
  deepStrictEqual(dirty, [boundsOf(rectangle("r"), measure), boundsOf(rectangle("r", { x: 500 }), measure)]);
});

Deno.test("the topmost of several elements is hit", () => {
  const { scene: pile } = scene(post("low", { z: "a0" }), post("high", { z: "a2" }), post("middle", { z: "a1" }));
  strictEqual(pile.hit({ x: 50, y: 50 }, 1)?.id, "high");
});

Deno.test("a dragged element is shown elsewhere until it is let go, without a change of the board", () => {
  const { board, scene: dragged } = scene(post("p"));
  dragged.move(new Set(["p"]), 1000, 0);
  strictEqual(dragged.hit({ x: 1050, y: 50 }, 1)?.id, "p");
  strictEqual(dragged.hit({ x: 50, y: 50 }, 1), undefined);
  dragged.endMovement();
  strictEqual(dragged.hit({ x: 50, y: 50 }, 1)?.id, "p");
  deepStrictEqual(board.operations, []);
});

Deno.test("somebody else's change to a dragged element is seen while it is dragged", () => {
  const { board, scene: dragged } = scene(post("p"));
  dragged.move(new Set(["p"]), 1000, 0);
  board.apply([{ kind: "set", id: "p", props: { color: "red" } }]);
  const [shown] = dragged.within(everywhere);
  deepStrictEqual([shown!.props.x, colorOf(shown!)], [1000, "red"]);
  board.apply([{ kind: "remove", id: "p" }]);
  deepStrictEqual(dragged.within(everywhere), []);
});

Deno.test("what somebody else drags is shown in its place with its other properties, without a change of the board", () => {
  const { board, scene: dragged } = scene(post("p"), post("q"));
  dragged.place(new Map([["p", { x: 1000, y: 5 }]]));
  board.apply([{ kind: "set", id: "p", props: { color: "red", x: 7 } }]);
  const shown = () => dragged.within(everywhere).map((element) => [element.id, element.props.x, colorOf(element)]);
  deepStrictEqual(shown(), [["p", 1000, "red"], ["q", 0, "yellow"]]);
  dragged.place(new Map());
  deepStrictEqual(shown(), [["p", 7, "red"], ["q", 0, "yellow"]]);
  strictEqual(board.operations.length, 1);
});

Deno.test("what the person drags is where they drag it, and the listener gets the places", () => {
  const { scene: dragged } = scene(post("p"));
  const heard: unknown[] = [];
  dragged.onMovement((places) => heard.push(places && [...places].map(([id, { x }]) => [id, x])));
  dragged.place(new Map([["p", { x: 1000, y: 5 }]]));
  dragged.move(new Set(["p"]), 30, 0);
  deepStrictEqual(dragged.within(everywhere).map(({ props: { x } }) => x), [30]);
  dragged.endMovement();
  dragged.endMovement();
  deepStrictEqual(heard, [[["p", 30]], undefined]);
});

Deno.test("a hidden element isn't drawn until another is hidden", () => {
  const { scene: hiding } = scene(post("p"), rectangle("r"));
  hiding.hide("p");
  // Whoever else writes in it is named there.
  strictEqual(hiding.bounds("p"), undefined);
  deepStrictEqual(hiding.boundsEvenHidden("p"), boundsOf(post("p"), measure));
  deepStrictEqual(ids(hiding.within(everywhere)), ["r"]);
  hiding.hide(undefined);
  deepStrictEqual(ids(hiding.within(everywhere)), ["p", "r"]);
});

Deno.test("a box takes what it touches, and not what only its bounds would", () => {
  const { scene: plane } = scene(
    rectangle("in", { x: 10, y: 10, w: 50, h: 50 }),
    rectangle("half", { x: 150, y: 10, w: 500, h: 50 }),
    rectangle("around", { x: -500, y: -500, w: 1000, h: 1000 }),
    rectangle("filled", { x: -500, y: -500, w: 1000, h: 1000, fill: "blue" }),
    line("across", { x: -100, y: 100, w: 900, h: 0 }),
    line("past", { x: 190, y: -700, w: 700, h: 1400 }),
  );
  deepStrictEqual(ids(plane.touched({ minX: 0, minY: 0, maxX: 200, maxY: 200 })).toSorted(), ["across", "filled", "half", "in"]);
});

Deno.test("B8 a comment is no drawn element: it counts at its post, and makes that dirty", () => {
  const { board, scene: commented, dirty } = scene(post("p"));
  board.apply([{ kind: "put", element: comment("c") }]);
  deepStrictEqual(ids(commented.within(everywhere)), ["p"]);
  deepStrictEqual(commented.badges("p").map(({ kind, text }) => [kind, text]), [["comments", "1"]]);
  ok(dirty.length > 0);
  board.apply([{ kind: "remove", id: "c" }]);
  deepStrictEqual(commented.badges("p"), []);
});

Deno.test("B8 a comment is seen again when its post comes back", () => {
  const { board, scene: commented } = scene(post("p"), comment("c"));
  board.apply([{ kind: "remove", id: "p" }]);
  deepStrictEqual(commented.within(everywhere), []);
  board.apply([{ kind: "put", element: post("p") }]);
  deepStrictEqual(commented.comments.of("p"), [comment("c")]);
  strictEqual(commented.badges("p")[0]?.text, "1");
});

Deno.test("comments are read in the order of their z", () => {
  const { scene: commented } = scene(post("p"), comment("late", { z: "a2" }), comment("early", { z: "a1" }));
  deepStrictEqual(ids(commented.comments.of("p")), ["early", "late"]);
});

Deno.test("B9 badges tell likes, the person's own among them, and the lock", () => {
  const { scene: marked } = scene({ ...post("p"), likes: ["u-ana", "u-ben"], locked: true }, { ...post("q"), likes: ["u-ben"] });
  deepStrictEqual(marked.badges("p").map(({ kind, text, own }) => [kind, text, own]), [
    ["likes", "2", true],
    ["lock", "", false],
  ]);
  strictEqual(marked.badges("q")[0]?.own, false);
});

Deno.test("a badge is found where it hangs, and isn't part of the element", () => {
  const { board, scene: marked } = scene({ ...post("p"), likes: ["u-ben"] });
  const { maxX, maxY } = marked.bounds("p")!;
  const under = { x: maxX - 10, y: maxY + 8 };
  deepStrictEqual([marked.badgeAt(under)?.element.id, marked.badgeAt(under)?.badge.kind], ["p", "likes"]);
  strictEqual(marked.hit(under, 1), undefined);
  board.apply([{ kind: "like", id: "p", on: false, user: "u-ben" }]);
  strictEqual(marked.badgeAt(under), undefined);
});

Deno.test("where a badge hung is dirty when it has gone", () => {
  const { board, scene: marked, dirty } = scene({ ...post("p"), likes: ["u-ben"] });
  const { box } = marked.badges("p")[0]!;
  board.apply([{ kind: "like", id: "p", on: false, user: "u-ben" }]);
  ok(dirty.some((each) => encloses(each, box)));
});

Deno.test("B7: after any changes, any box finds the elements that touch it, in their order", () => {
  const id = fc.constantFrom("a", "b", "c", "d", "e", "f");
  const place = fc.record({ x: fc.integer({ min: -300, max: 300 }), y: fc.integer({ min: -300, max: 300 }) });
  const step = fc.record({ id, place, z: fc.constantFrom("a0", "a1", "a2"), remove: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), place, (steps, corner) => {
      const { board, scene: found } = scene();
      for (const { id, place, z, remove } of steps) {
        const exists = board.get(id) !== undefined;
        board.apply([
          exists && remove
            ? { kind: "remove", id }
            : exists
              ? { kind: "set", id, props: { ...place, z } }
              : { kind: "put", element: rectangle(id, { ...place, z }) },
        ]);
      }
      const box = { minX: corner.x, minY: corner.y, maxX: corner.x + 200, maxY: corner.y + 200 };
      const expected = [...board.elements()].filter(isDrawn).filter((each) => intersects(boundsOf(each, measure), box)).sort(byDepth);
      deepStrictEqual(ids(found.within(box)), ids(expected));
      strictEqual(found.topmost()?.id, [...board.elements()].sort(byDepth).at(-1)?.id);
    }),
  );
});

Deno.test("what fades, and what no longer does, is painted again, and nothing else", () => {
  const { scene: fading, dirty } = scene(rectangle("a"), rectangle("b", { x: 500 }), rectangle("c", { x: 900 }));
  fading.fade(new Set(["a", "b"]));
  dirty.length = 0;
  fading.fade(new Set(["b", "c"]));
  deepStrictEqual(["a", "b", "c"].map((id) => fading.isFaded(id)), [false, true, true]);
  const changed = [rectangle("a"), rectangle("c", { x: 900 })].map((element) => boundsOf(element, measure));
  ok(changed.every((box) => dirty.some((each) => encloses(each, box))));
  ok(!dirty.some((box) => intersects(box, boundsOf(rectangle("b", { x: 500 }), measure))));
});
