import { deepStrictEqual, ok } from "node:assert/strict";
import fc from "fast-check";
import { resized } from "../../../main/web/editing/resizing.ts";
import { boundsOf, extentOf, frameOf, placedAt } from "../../../main/web/elements/registry.ts";
import { around, type Box, boxOf, encloses, grow } from "../../../main/web/geometry/box.ts";
import type { Drawn } from "../../../main/web/protocol/element.ts";
import { arrow, ellipse, line, measure, post, rectangle, stroke, text } from "../support/elements.ts";

const place = fc.integer({ min: -500, max: 500 });
const extent = fc.integer({ min: 20, max: 300 });
const elements: fc.Arbitrary<Drawn> = fc.tuple(fc.integer({ min: 0, max: 6 }), place, place, extent, extent).map(([type, x, y, w, h]) =>
  [
    rectangle("a", { x, y, w, h }),
    ellipse("a", { x, y, w, h }),
    line("a", { x, y, w, h: -h }),
    arrow("a", { x, y, w: -w, h }),
    stroke("a", { x, y, points: [0, 0, 0.5, w, h, 0.5, w / 2, -h, 0.5] }),
    text("a", { x, y, size: 20 }),
    // So large that it never becomes too small for its text: one that fills the whole frame would keep a side then.
    post("a", { x, y, w: w + 120, h: h + 240 }),
  ][type]!);
const factor = fc.double({ min: 0.5, max: 3, noNaN: true });
const several = fc.array(elements, { minLength: 2, maxLength: 6 });

function frame(all: readonly Drawn[]): Box {
  return around(all.map((element) => frameOf(element, measure)))!;
}

function middle({ minX, minY, maxX, maxY }: Box): readonly [number, number] {
  return [(minX + maxX) / 2, (minY + maxY) / 2];
}

function scaled({ minX, minY, maxX, maxY }: Box, sx: number, sy: number): Box {
  return { minX: minX + 40, minY: minY - 30, maxX: minX + 40 + (maxX - minX) * sx, maxY: minY - 30 + (maxY - minY) * sy };
}

Deno.test("elements that are resized together keep their relative places, turned over too", () => {
  const signed = fc.tuple(factor, fc.constantFrom(1, -1)).map(([size, sign]) => size * sign);
  fc.assert(fc.property(several, signed, signed, (before, sx, sy) => {
    const from = frame(before);
    const to = scaled(from, sx, sy);
    before.forEach((element) => {
      const after = resized(element, from, to, measure);
      const [x, y] = middle(frameOf(element, measure));
      const [ax, ay] = middle(frameOf(after, measure));
      ok(Math.abs(ax - (to.minX + (x - from.minX) * sx)) < 0.1, `${element.type} x ${ax}`);
      ok(Math.abs(ay - (to.minY + (y - from.minY) * sy)) < 0.1, `${element.type} y ${ay}`);
    });
  }));
});

Deno.test("a text among others is scaled with them, though it would have the height of their frame with narrower lines", () => {
  const [label, box] = [text("a", { x: 0, y: -189, size: 20, text: "hello" }), rectangle("b", { x: 0, y: -270, w: 20, h: 20 })];
  const from = frame([label, box]);

  const after = resized(label, from, scaled(from, 0.5, 0.5), measure);

  deepStrictEqual(after.props, { ...label.props, x: after.props.x, y: after.props.y, size: 10 });
});

Deno.test("elements that are resized there and back are as they were, to what nobody sees", () => {
  const proportional = fc.double({ min: 1, max: 3, noNaN: true });
  fc.assert(fc.property(several, proportional, (before, by) => {
    const from = frame(before);
    const to = scaled(from, by, by);
    before.forEach((element) => {
      const back = resized(resized(element, from, to, measure), to, from, measure);
      const [was, is] = [boundsOf(element, measure), boundsOf(back, measure)];
      ok(encloses(grow(was, 0.2), is) && encloses(grow(is, 0.2), was), JSON.stringify([element.type, was, is]));
    });
  }));
});

Deno.test("what is resized alone fills the frame that the handles make, whatever its line is wide", () => {
  const to = boxOf(10, 20, 333, 222);
  for (const element of [rectangle("a"), ellipse("a"), line("a"), stroke("a"), post("a")]) {
    const after = frameOf(resized(element, frameOf(element, measure), to, measure), measure);
    ok(encloses(grow(to, 0.1), after) && encloses(grow(after, 0.1), to), JSON.stringify(after));
  }
});

Deno.test("A1 what others see of an element that is being resized is what it becomes, of a stroke or a text as well", () => {
  for (const element of [stroke("a", { x: 10, y: 20, points: [0, 0, 0.5, 60, 40, 0.5, 30, -40, 0.5] }), text("a", { x: 5, y: 5 }), post("a"), arrow("a", { w: -80 })]) {
    const from = frameOf(element, measure);
    const after = resized(element, from, scaled(from, 1.5, 1.5), measure);
    const seen = placedAt(element, extentOf(after, measure), measure);
    const [is, wanted] = [boundsOf(seen, measure), boundsOf(after, measure)];
    ok(encloses(grow(is, 0.2), wanted) && encloses(grow(wanted, 0.2), is), JSON.stringify([element.type, is, wanted]));
    deepStrictEqual(placedAt(element, { x: 7, y: 8 }, measure).props, { ...element.props, x: 7, y: 8 });
  }
});
