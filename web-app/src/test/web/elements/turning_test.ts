import { noImages } from "../../../main/web/elements/image_source.ts";
import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import fc from "fast-check";
import { Painter } from "../../../main/web/canvas/paint.ts";
import { svgPicture } from "../../../main/web/elements/picture.ts";
import { boundsOf, frameOf, isHit, isTouched, isTouchedByPolygon } from "../../../main/web/elements/registry.ts";
import { themeFor } from "../../../main/web/elements/theme.ts";
import { boxOf, cornersOf, encloses, grow } from "../../../main/web/geometry/box.ts";
import { normalised, turned } from "../../../main/web/geometry/turning.ts";
import type { Drawn } from "../../../main/web/protocol/element.ts";
import { arrow, diamond, ellipse, line, measure, post, rectangle, stroke, text, triangle } from "../support/elements.ts";
import { fakeCanvas } from "../support/fake_canvas.ts";

const shapes: readonly Drawn[] = [
  rectangle("r"), rectangle("f", { fill: "blue" }), ellipse("e"), diamond("d"), triangle("y"), triangle("g", { fill: "green" }), line("l"), arrow("a"), stroke("s"), text("t"), post("p"),
];
/** Never exactly at the edge of anything. */
const between = fc.integer({ min: -60, max: 260 }).map((whole) => whole + 0.37);
const degrees = fc.integer({ min: 0, max: 35_999 }).map((hundredths) => hundredths / 100);

function turnedBy(element: Drawn, rotation: number): Drawn {
  return { ...element, props: { ...element.props, rotation } } as Drawn;
}

function hit(element: Drawn, x: number, y: number, tolerance = 2): boolean {
  return isHit(element, { x, y }, tolerance, boundsOf(element, measure), measure);
}

Deno.test("B13 an element is turned clockwise around the centre of its frame", () => {
  const upright = rectangle("r", { x: 0, y: 0, w: 100, h: 20, size: 4, rotation: 90 });
  deepStrictEqual(boundsOf(upright, measure), boxOf(38, -42, 24, 104));
  deepStrictEqual(frameOf(upright, measure), boxOf(40, -40, 20, 100));
  deepStrictEqual(turned({ x: 1, y: 0 }, 90, { x: 0, y: 0 }), { x: 0, y: 1 });
  deepStrictEqual([normalised(-90), normalised(720), normalised(359.999), normalised(15.004)], [270, 0, 0, 15]);
});

Deno.test("B13 whatever its angle, an element is hit where it is seen, and nowhere outside of its bounds", () => {
  fc.assert(fc.property(fc.constantFrom(...shapes), degrees, between, between, (element, angle, x, y) => {
    const after = turnedBy(element, angle);
    const { minX, minY, maxX, maxY } = frameOf(element, measure);
    const place = turned({ x, y }, angle, { x: (minX + maxX) / 2, y: (minY + maxY) / 2 });
    ok(!hit(element, x, y, 0) || hit(after, place.x, place.y, 0.01));
    ok(!hit(after, place.x, place.y, 2) || hit(element, x, y, 2.01));
    const bounds = boundsOf(after, measure);
    ok(!hit(after, place.x, place.y, 0) || encloses(grow(bounds, 0.3), boxOf(place.x, place.y, 0, 0)));
  }), { numRuns: 2_000 });
});

Deno.test("B13 whatever its angle, an element is touched by a box around a place where it is hit, and by no box outside of its bounds", () => {
  fc.assert(fc.property(fc.constantFrom(...shapes), degrees, between, between, (element, angle, x, y) => {
    const after = turnedBy(element, angle);
    const box = boxOf(x - 1, y - 1, 2, 2);
    const bounds = boundsOf(after, measure);
    ok(!hit(after, x, y, 0) || isTouched(after, box, bounds, measure), after.type);
    strictEqual(isTouchedByPolygon(after, cornersOf(box), measure) && !isTouched(after, grow(box, 0.01), grow(bounds, 1), measure), false);
  }), { numRuns: 2_000 });
});

Deno.test("a lasso touches what it crosses and what lies in it, and not what it goes around in a hollow", () => {
  const polygon = [{ x: 10, y: 10 }, { x: 90, y: 10 }, { x: 50, y: 50 }];
  ok(!isTouchedByPolygon(rectangle("r"), polygon, measure));
  ok(isTouchedByPolygon(rectangle("f", { fill: "blue" }), polygon, measure));
  ok(isTouchedByPolygon(line("l", { x: 40, y: 20, w: 10, h: 10 }), polygon, measure));
  ok(isTouchedByPolygon(line("l", { x: 0, y: 20, w: 100, h: 0 }), polygon, measure));
  ok(!isTouchedByPolygon(line("l", { x: 0, y: 60, w: 100, h: 0 }), polygon, measure));
  ok(isTouchedByPolygon(stroke("s", { points: [50, 20, 0.5] }), polygon, measure));
});

Deno.test("a turned element is painted and written as SVG turned, and the context is left as it was", () => {
  for (const element of shapes) {
    const { context, calls } = fakeCanvas();
    new Painter(measure, () => themeFor("light")).paint(context, turnedBy(element, 30), 1);
    deepStrictEqual([calls.filter((name) => name === "rotate").length, calls[0], calls.at(-1)], [1, "save", "restore"]);
    const context2 = { theme: themeFor("light"), measure, images: noImages };
    ok(svgPicture([turnedBy(element, 30)], context2).includes('<g transform="rotate(30 '), element.type);
    ok(!svgPicture([element], context2).includes("rotate"));
  }
});
