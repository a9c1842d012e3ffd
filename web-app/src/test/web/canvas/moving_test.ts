import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import type { Place } from "../../../main/web/protocol/awareness.ts";
import type { Ink } from "../../../main/web/protocol/contract.ts";
import { CursorAnimations } from "../../../main/web/canvas/cursor_animations.ts";
import type { Sprite } from "../../../main/web/canvas/cursor_sprites.ts";
import type { DrawableSource, Animated, DeviceTransform } from "../../../main/web/canvas/drawables.ts";
import { DragAnimations } from "../../../main/web/canvas/drag_animations.ts";
import { InkAnimations } from "../../../main/web/canvas/ink_animations.ts";
import { LaserAnimations } from "../../../main/web/canvas/laser_animations.ts";
import { inkPart } from "../support/awareness.ts";
import { measure } from "../support/elements.ts";

const transform: DeviceTransform = { scale: 1, offsetX: 0, offsetY: 0, pixelRatio: 1 };
const zoom = () => 1;

/** Lets frames pass until all is at rest; tells how many it took. */
function settle(moving: Animated, most = 200): number {
  let frames = 1;
  while (moving.advance(16)) {
    ok(++frames < most, "it never comes to rest");
  }
  return frames;
}

function boxes(moving: DrawableSource) {
  return [...moving.drawables(transform)].map(({ box: { minX, minY } }) => [minX, minY]);
}

function cursors() {
  const sprite = { image: { width: 60, height: 40 }, tip: 2 } as Sprite;
  return new CursorAnimations({ of: () => sprite }, zoom);
}

Deno.test("a cursor appears where it is, and glides to where it goes", () => {
  const figures = cursors();
  const cursor = { client: "a", name: "Ana", colour: 0 };
  figures.show([{ ...cursor, at: { x: 10, y: 10 } }]);
  figures.advance(16);
  deepStrictEqual(boxes(figures), [[8, 8]]);
  figures.show([{ ...cursor, at: { x: 110, y: 10 } }]);
  ok(figures.advance(16));
  const [[x]] = boxes(figures) as [[number]];
  ok(x > 8 && x < 108);
  settle(figures);
  deepStrictEqual(boxes(figures), [[108, 8]]);
  figures.show([]);
  deepStrictEqual(boxes(figures), []);
});

function inks() {
  const painted: number[] = [];
  const figures = new InkAnimations({ paintOnGlass: (_, element) => "points" in element.props && painted.push(element.props.points.length / 3) }, measure);
  const context = { save() {}, restore() {}, setTransform() {} } as unknown as CanvasRenderingContext2D;
  const seen = () => {
    painted.length = 0;
    [...figures.drawables(transform)].forEach((figure) => figure.paint(context));
    return [...painted];
  };
  return { figures, seen };
}

Deno.test("A4 a stroke grows from frame to frame until all of its points are seen", () => {
  const { figures, seen } = inks();
  figures.show([inkPart("s", 0, 30)]);
  figures.advance(16);
  const [first] = seen();
  ok(first! > 1 && first! < 30, `${first} points`);
  settle(figures);
  deepStrictEqual(seen(), [30]);
});

Deno.test("A4 a stroke that hasn't grown needn't be painted again, and one that is gone isn't seen", () => {
  const { figures } = inks();
  const ink: Ink = inkPart("s", 0, 3);
  const look = () => [...figures.drawables(transform)][0]?.look;
  figures.show([ink]);
  settle(figures);
  const before = look();
  figures.show([ink]);
  strictEqual(figures.advance(16), false);
  strictEqual(look(), before);
  figures.show([]);
  strictEqual(look(), undefined);
});

Deno.test("of many strokes at once new points are seen as they come", () => {
  const { figures, seen } = inks();
  figures.show(Array.from({ length: 30 }, (_, i) => inkPart(`s${i}`, 0, 20)));
  strictEqual(figures.advance(16), false);
  deepStrictEqual(seen(), Array(30).fill(20));
});

Deno.test("a laser pointer's trail fades, and it rests without one", () => {
  const figures = new LaserAnimations(zoom);
  const laser = { client: "a", colour: 0 };
  figures.show([{ ...laser, at: { x: 0, y: 0 } }]);
  strictEqual(figures.advance(16), false);
  figures.show([{ ...laser, at: { x: 100, y: 0 } }]);
  figures.advance(16);
  figures.advance(16);
  const [figure] = figures.drawables(transform);
  ok(figure!.box.maxX - figure!.box.minX > 40);
  settle(figures);
  const [rested] = figures.drawables(transform);
  strictEqual((rested!.box.minX + rested!.box.maxX) / 2, 100);
});

Deno.test("a laser pointer that is off leaves a trail that fades away", () => {
  const figures = new LaserAnimations(zoom);
  const laser = { client: "a", colour: 0, isDirect: true };
  [0, 50, 100].forEach((x) => {
    figures.show([{ ...laser, at: { x, y: 0 } }]);
    figures.advance(16);
  });
  figures.show([]);
  ok(figures.advance(16));
  strictEqual([...figures.drawables(transform)].length, 1);
  settle(figures);
  deepStrictEqual([...figures.drawables(transform)], []);
});

function glides() {
  const homes = new Map<string, Place>([["e", { x: 0, y: 0 }]]);
  const shown = new Map<string, Place>();
  const moving = new DragAnimations({
    zoom,
    home: (id) => homes.get(id),
    revision: (id) => homes.get(id),
    place: (places) => {
      shown.clear();
      places.forEach((place, id) => shown.set(id, place));
    },
  });
  return { homes, shown, moving, drag: (x: number) => moving.show(new Map([["e", { x, y: 0 }]])), drop: () => moving.show(new Map()) };
}

Deno.test("A1 what somebody drags glides after them", () => {
  const { shown, moving, drag } = glides();
  drag(100);
  moving.advance(16);
  const { x } = shown.get("e")!;
  ok(x! > 0 && x! < 100);
  settle(moving);
  deepStrictEqual(shown.get("e"), { x: 100, y: 0 });
});

Deno.test("what was let go stays until its change comes, and doesn't jump back before", () => {
  const { homes, shown, moving, drag, drop } = glides();
  drag(100);
  settle(moving);
  drop();
  ok(moving.advance(100));
  deepStrictEqual(shown.get("e"), { x: 100, y: 0 });
  homes.set("e", { x: 103, y: 0 });
  settle(moving);
  strictEqual(shown.size, 0);
});

Deno.test("what was let go where its change had come already goes there", () => {
  const { homes, shown, moving, drag, drop } = glides();
  drag(100);
  settle(moving);
  homes.set("e", { x: 103, y: 0 });
  drop();
  ok(settle(moving) < 60);
  strictEqual(shown.size, 0);
});

Deno.test("what was let go after its change had come and was undone goes back at once", () => {
  const { homes, shown, moving, drag, drop } = glides();
  drag(100);
  settle(moving);
  homes.set("e", { x: 100, y: 0 });
  homes.set("e", { x: 0, y: 0 });
  drop();
  ok(settle(moving) < 60);
  strictEqual(shown.size, 0);
});

Deno.test("what was let go without a change glides back after a while", () => {
  const { shown, moving, drag, drop } = glides();
  drag(100);
  settle(moving);
  drop();
  for (let i = 0; i < 9; i++) {
    moving.advance(100);
  }
  deepStrictEqual(shown.get("e"), { x: 100, y: 0 });
  settle(moving);
  strictEqual(shown.size, 0);
});

Deno.test("what is removed from the board while somebody drags it is shown nowhere", () => {
  const { homes, shown, moving, drag } = glides();
  drag(100);
  moving.advance(16);
  homes.delete("e");
  strictEqual(moving.advance(16), false);
  strictEqual(shown.size, 0);
});

Deno.test("what is resized grows and shrinks", () => {
  const { homes, shown, moving } = glides();
  homes.set("e", { x: 0, y: 0, w: 10, h: 10 });
  moving.show(new Map([["e", { x: 5, w: 50 }]]));
  settle(moving);
  deepStrictEqual(shown.get("e"), { x: 5, y: 0, w: 50, h: 10 });
});
