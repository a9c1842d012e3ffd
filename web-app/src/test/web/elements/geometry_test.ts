import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import type { Drawn } from "../../../main/web/protocol/element.ts";
import { arrowHead } from "../../../main/web/elements/definitions/arrow.ts";
import { boundsOf, isHit } from "../../../main/web/elements/registry.ts";
import { arrow, ellipse, line, measure, post, rectangle, stroke, text } from "../support/elements.ts";

function hit(element: Drawn, x: number, y: number, tolerance = 2): boolean {
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

Deno.test("an ellipse is hit at its line, a filled one inside too, and neither in its box's corners", () => {
  ok(hit(ellipse("e"), 0, 30));
  ok(hit(ellipse("e"), 50, 61));
  ok(!hit(ellipse("e"), 50, 30));
  ok(!hit(ellipse("e"), 3, 3));
  ok(hit(ellipse("e", { fill: "blue" }), 50, 30));
  ok(!hit(ellipse("e", { fill: "blue" }), 3, 3));
});

Deno.test("an ellipse without any extent is hit where it is", () => {
  ok(hit(ellipse("e", { w: 0, h: 0 }), 1, 1));
  ok(hit(ellipse("e", { w: 100, h: 0 }), 50, 1));
});

Deno.test("a line is hit along its way, whichever that is", () => {
  const back = line("l", { x: 100, y: 60, w: -100, h: -60 });
  ok(hit(back, 50, 31));
  ok(!hit(back, 80, 10));
  deepStrictEqual(boundsOf(back, measure), boundsOf(line("l"), measure));
});

Deno.test("an arrow's bounds hold its head, which is at its end", () => {
  const { minX, minY, maxX, maxY } = boundsOf(arrow("a", { w: 100, h: 0, size: 4 }), measure);
  ok(minY < -8 && maxY > 8, `${minY} to ${maxY}`);
  deepStrictEqual([minX, maxX], [-2, 102]);
  const [left, right] = arrowHead(arrow("a", { w: 100, h: 0 }).props);
  ok(left.x > 80 && right.x > 80 && left.x < 100);
});

Deno.test("an arrow without any extent has a place", () => {
  deepStrictEqual(boundsOf(arrow("a", { w: 0, h: 0, size: 4 }), measure), { minX: -2, minY: -2, maxX: 2, maxY: 2 });
});
