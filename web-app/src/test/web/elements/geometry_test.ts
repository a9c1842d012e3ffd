import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import type { Drawn } from "../../../main/web/protocol/element.ts";
import { arrowHead } from "../../../main/web/elements/definitions/arrow.ts";
import { boundsOf, isHit, isTouched } from "../../../main/web/elements/registry.ts";
import { boxOf } from "../../../main/web/geometry/box.ts";
import { arrow, ellipse, line, measure, post, rectangle, stroke, text } from "../support/elements.ts";

function hit(element: Drawn, x: number, y: number, tolerance = 2): boolean {
  return isHit(element, { x, y }, tolerance, boundsOf(element, measure), measure);
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

function touched(element: Drawn, x: number, y: number, w: number, h: number): boolean {
  return isTouched(element, boxOf(x, y, w, h), boundsOf(element, measure), measure);
}

Deno.test("a hollow shape is touched at its line alone, a filled one inside too", () => {
  for (const [shape, filled] of [[rectangle("r", { w: 400, h: 400 }), rectangle("r", { w: 400, h: 400, fill: "blue" })],
    [ellipse("e", { w: 400, h: 400 }), ellipse("e", { w: 400, h: 400, fill: "blue" })]] as const) {
    ok(!touched(shape, 180, 180, 40, 40));
    ok(touched(filled, 180, 180, 40, 40));
    ok(touched(shape, 180, 180, 400, 40));
    ok(touched(shape, -50, -50, 500, 500));
  }
});

Deno.test("the corner of an ellipse's box isn't touched, its line is", () => {
  ok(!touched(ellipse("e", { w: 400, h: 400 }), 0, 0, 50, 50));
  ok(touched(ellipse("e", { w: 400, h: 400 }), 0, 180, 50, 50));
});

Deno.test("lines and strokes are touched where they go, also by a box that holds none of their points", () => {
  ok(touched(line("l", { w: 100, h: 100 }), 40, 40, 20, 20));
  ok(!touched(line("l", { w: 100, h: 100 }), 60, 0, 30, 30));
  ok(touched(stroke("s", { x: 10, y: 20 }), 50, 15, 20, 10));
  ok(!touched(stroke("s", { x: 10, y: 20 }), 30, 50, 50, 50));
  ok(touched(stroke("s", { points: [0, 0, 0.5] }), -5, -5, 10, 10));
});

Deno.test("whatever is hit at a point is touched by a box around it", () => {
  const shapes = [rectangle("r"), ellipse("e"), line("l"), stroke("s"), text("t"), post("p")];
  for (const shape of shapes) {
    for (let x = -10; x <= 230; x += 3) {
      for (let y = -10; y <= 170; y += 3) {
        ok(!hit(shape, x, y, 0) || touched(shape, x - 1, y - 1, 2, 2), `${shape.type} at ${x}, ${y}`);
      }
    }
  }
});
