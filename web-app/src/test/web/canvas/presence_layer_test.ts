import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import type { Box } from "../../../main/web/geometry/box.ts";
import type { Drawable, DrawableSource } from "../../../main/web/canvas/drawables.ts";
import { PresenceLayer } from "../../../main/web/canvas/presence_layer.ts";
import { FakeFrames } from "../support/fake_frames.ts";

/** Drawables of 10 by 10 that stay where they are put. */
class Squares implements DrawableSource {
  readonly at = new Map<string, number>();
  readonly painted: string[] = [];
  moving = false;

  advance(): boolean {
    return this.moving;
  }

  *drawables(): Iterable<Drawable> {
    for (const [key, x] of this.at) {
      yield { key, box: { minX: x, minY: 0, maxX: x + 10, maxY: 10 }, look: 1, paint: () => this.painted.push(key) };
    }
  }
}

function layer() {
  const cleared: Box[] = [];
  const context = {
    save() {},
    restore() {},
    beginPath() {},
    rect() {},
    clip() {},
    clearRect: (x: number, y: number, w: number, h: number) => cleared.push({ minX: x, minY: y, maxX: x + w, maxY: y + h }),
  };
  const canvas = { width: 0, height: 0, getContext: () => context } as unknown as HTMLCanvasElement;
  const squares = new Squares();
  const frames = new FakeFrames();
  const made = new PresenceLayer(canvas, [squares], { advance: () => false });
  const frame = () => {
    cleared.length = squares.painted.length = 0;
    made.refresh();
    frames.next();
  };
  squares.at.set("a", 0).set("b", 500);
  made.show({ width: 1000, height: 600, pixelRatio: 1, camera: { x: 0, y: 0, zoom: 1 } });
  frames.next();
  return { made, squares, frames, cleared, frame };
}

Deno.test("all is painted when the view changes", () => {
  const { squares, frames } = layer();
  using _ = frames;
  deepStrictEqual(squares.painted, ["a", "b"]);
});

Deno.test("where nothing has changed nothing is painted", () => {
  const { squares, frames, cleared, frame } = layer();
  using _ = frames;
  frame();
  deepStrictEqual([cleared, squares.painted], [[], []]);
});

Deno.test("what moves is painted where it was and where it is, and nothing else", () => {
  const { squares, frames, cleared, frame } = layer();
  using _ = frames;
  squares.at.set("a", 100);
  frame();
  deepStrictEqual(cleared.map(({ minX }) => minX).sort((a, b) => a - b), [0, 100]);
  deepStrictEqual(squares.painted, ["a"]);
});

Deno.test("what is gone is painted over, and what lay under it is painted again", () => {
  const { squares, frames, cleared, frame } = layer();
  using _ = frames;
  squares.at.set("c", 505);
  frame();
  squares.at.delete("c");
  frame();
  deepStrictEqual(cleared, [{ minX: 505, minY: 0, maxX: 515, maxY: 10 }]);
  deepStrictEqual(squares.painted, ["b"]);
});

Deno.test("frames go on for as long as something moves, and no longer", () => {
  const { squares, frames, frame } = layer();
  using _ = frames;
  squares.moving = true;
  frame();
  ok(frames.isAsked);
  squares.moving = false;
  strictEqual(frames.settle(), 1);
});

Deno.test("of very many that move, all is painted once", () => {
  const { squares, frames, cleared, frame } = layer();
  using _ = frames;
  for (let i = 0; i < 200; i++) {
    squares.at.set(`n${i}`, i * 4);
  }
  frame();
  deepStrictEqual(cleared, [{ minX: 0, minY: 0, maxX: 1000, maxY: 600 }]);
});
