import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import fc from "fast-check";
import { encloses, type Point } from "../../../main/web/geometry/box.ts";
import {
  type Camera,
  centred,
  containing,
  fitted,
  MAX_ZOOM,
  MIN_ZOOM,
  nextZoom,
  panned,
  pinched,
  toBoard,
  toScreen,
  visibleBox,
  zoomed,
} from "../../../main/web/canvas/camera.ts";
import { stepped } from "../../../main/web/canvas/camera_animation.ts";

const coordinate = fc.double({ min: -5000, max: 5000, noNaN: true });
const point = fc.record({ x: coordinate, y: coordinate });
const zoom = fc.double({ min: MIN_ZOOM, max: MAX_ZOOM, noNaN: true });
const camera: fc.Arbitrary<Camera> = fc.record({ x: coordinate, y: coordinate, zoom });

function near(a: Point, b: Point): void {
  ok(Math.hypot(a.x - b.x, a.y - b.y) < 1e-3, `${JSON.stringify(a)} is not ${JSON.stringify(b)}`);
}

Deno.test("a point goes to the screen and back", () => {
  fc.assert(fc.property(camera, point, (from, place) => near(toBoard(from, toScreen(from, place)), place)));
});

Deno.test("what lies under the pointer stays under it while zooming", () => {
  fc.assert(
    fc.property(camera, point, fc.double({ min: 0.001, max: 100, noNaN: true }), (from, anchor, to) => {
      const after = zoomed(from, anchor, to);
      ok(after.zoom >= MIN_ZOOM && after.zoom <= MAX_ZOOM);
      near(toScreen(after, toBoard(from, anchor)), anchor);
    }),
  );
});

Deno.test("panning moves what is seen by screen pixels", () => {
  fc.assert(
    fc.property(camera, point, point, (from, place, by) => {
      const before = toScreen(from, place);
      near(toScreen(panned(from, by.x, by.y), place), { x: before.x + by.x, y: before.y + by.y });
    }),
  );
});

Deno.test("what lies under two fingers stays under them", () => {
  const start = { x: 10, y: 20, zoom: 1 };
  const from = [{ x: 100, y: 100 }, { x: 200, y: 100 }] as const;
  const to = [{ x: 50, y: 300 }, { x: 250, y: 300 }] as const;
  const after = pinched(start, from, to);
  strictEqual(after.zoom, 2);
  near(toScreen(after, toBoard(start, from[0])), to[0]);
  near(toScreen(after, toBoard(start, from[1])), to[1]);
});

Deno.test("fitting shows the whole box in the middle, never larger than life", () => {
  const size = { width: 800, height: 600 };
  fc.assert(
    fc.property(point, point, (a, b) => {
      const box = { minX: Math.min(a.x, b.x), minY: Math.min(a.y, b.y), maxX: Math.max(a.x, b.x), maxY: Math.max(a.y, b.y) };
      const view = fitted(box, size, 50);
      ok(view.zoom <= 1);
      near(toScreen(view, { x: (box.minX + box.maxX) / 2, y: (box.minY + box.maxY) / 2 }), { x: 400, y: 300 });
      if (view.zoom > MIN_ZOOM) {
        ok(toScreen(view, { x: box.minX, y: box.minY }).x >= 49.9);
        ok(toScreen(view, { x: box.minX, y: box.minY }).y >= 49.9);
      }
    }),
  );
});

Deno.test("the zoom buttons go through round steps and stop at the ends", () => {
  strictEqual(nextZoom(1, 1), 1.5);
  strictEqual(nextZoom(1, -1), 0.75);
  strictEqual(nextZoom(0.8, 1), 1);
  strictEqual(nextZoom(MAX_ZOOM, 1), MAX_ZOOM);
  strictEqual(nextZoom(MIN_ZOOM, -1), MIN_ZOOM);
});

Deno.test("a board begins with its origin in the middle", () => {
  const size = { width: 800, height: 600 };
  near(toScreen(centred(size), { x: 0, y: 0 }), { x: 400, y: 300 });
  strictEqual(visibleBox(centred(size), size).maxX, 400);
});

Deno.test("nothing that the protocol doesn't allow can be reached", () => {
  const furthest = panned({ x: 0, y: 0, zoom: MIN_ZOOM }, -1e9, 1e9);
  ok(visibleBox(furthest, { width: 4000, height: 4000 }).maxX <= 1e7);
  ok(furthest.y >= -1e7);
});

Deno.test("A8 somebody else's view is seen as a whole, also enlarged, in a window of another form", () => {
  const area = { minX: 100, minY: 50, maxX: 500, maxY: 250 };
  const tall = containing(area, { width: 800, height: 1000 });
  deepStrictEqual(tall, { x: 100, y: -100, zoom: 2 });
  ok(encloses(visibleBox(tall, { width: 800, height: 1000 }), area));
  strictEqual(containing({ minX: 0, minY: 0, maxX: 1, maxY: 1 }, { width: 800, height: 600 }).zoom, MAX_ZOOM);
});

Deno.test("the view glides to another place and zoom, and arrives", () => {
  const size = { width: 800, height: 600 };
  const goal = { x: 1000, y: -500, zoom: 2 };
  let seen: Camera = { x: 0, y: 0, zoom: 0.5 };
  let frames = 0;
  while (seen !== goal) {
    const next = stepped(seen, goal, size, 8);
    ok(next.zoom > seen.zoom || next === goal);
    seen = next;
    ok(++frames < 200);
  }
  ok(frames > 10);
});
