import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import type { Element } from "../../../main/web/protocol/element.ts";
import { boundsOf, isHit } from "../../../main/web/canvas/geometry.ts";
import { measure, post, rectangle, stroke, text } from "../support/elements.ts";

function hit(element: Element, x: number, y: number, tolerance = 2): boolean {
  return isHit(element, { x, y }, tolerance, boundsOf(element, measure));
}

Deno.test("a rectangle's bounds hold its line, whichever way it was drawn", () => {
  deepStrictEqual(boundsOf(rectangle("r", { x: 10, y: 20, w: 100, h: 60, size: 4 }), measure), {
    minX: 8,
    minY: 18,
    maxX: 112,
    maxY: 82,
  });
  deepStrictEqual(
    boundsOf(rectangle("r", { x: 110, y: 80, w: -100, h: -60 }), measure),
    boundsOf(rectangle("r", { x: 10, y: 20 }), measure),
  );
});

Deno.test("a text's bounds hold its longest line and all of them", () => {
  const { minX, minY, maxX, maxY } = boundsOf(text("t", { x: 5, y: 6, text: "a\nlonger\nb" }), measure);
  deepStrictEqual([minX, minY, maxX, maxY], [5, 6, 65, 87]);
});

Deno.test("a stroke's bounds lie where its points do", () => {
  const box = boundsOf(stroke("s", { x: 50, y: 60, size: 4, points: [-10, 0, 0.5, 20, 30, 0.5] }), measure);
  deepStrictEqual(box, { minX: 37, minY: 57, maxX: 73, maxY: 93 });
});

Deno.test("a hollow rectangle is hit at its line, a filled one inside too", () => {
  ok(hit(rectangle("r"), 0, 30));
  ok(!hit(rectangle("r"), 50, 30));
  ok(hit(rectangle("r", { fill: "blue" }), 50, 30));
  ok(!hit(rectangle("r", { fill: "blue" }), 50, 70));
});

Deno.test("a stroke is hit near its line, not within its bounds", () => {
  ok(hit(stroke("s"), 50, 3));
  ok(hit(stroke("s"), 102, 50));
  ok(!hit(stroke("s"), 20, 80));
});

Deno.test("a dot is hit", () => {
  const dot = stroke("s", { points: [0, 0, 0.5] });
  ok(hit(dot, 1, 1));
  ok(!hit(dot, 9, 9));
});

Deno.test("texts and posts are hit anywhere inside", () => {
  ok(hit(text("t"), 25, 13));
  ok(hit(post("p"), 110, 150));
  strictEqual(hit(post("p"), 300, 150), false);
});
