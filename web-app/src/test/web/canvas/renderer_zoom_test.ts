import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import type { Painter } from "../../../main/web/canvas/paint.ts";
import { Renderer } from "../../../main/web/canvas/renderer.ts";
import { Scene } from "../../../main/web/canvas/scene.ts";
import type { Camera } from "../../../main/web/canvas/camera.ts";
import { measure, rectangle } from "../support/elements.ts";
import { FakeBoard } from "../support/fake_board.ts";
import { FakeCanvases, fakeCanvasElement } from "../support/fake_canvases.ts";
import { FakeFrames } from "../support/fake_frames.ts";

const home: Camera = { x: 0, y: 0, zoom: 1 };

function shown(count: number) {
  const board = new FakeBoard(...Array.from({ length: count }, (_, i) => rectangle(`e${i}`, { x: i % 800, y: i % 600 })));
  const { canvas, calls } = fakeCanvasElement();
  let painted = 0;
  const painter = { paint: () => void painted++, badges() {} } as unknown as Painter;
  const renderer = new Renderer(canvas, new Scene(board, measure, "u"), painter);
  const show = (camera: Camera) => renderer.show({ width: 800, height: 600, camera, pixelRatio: 1 });
  /** How many elements are painted by some work. */
  const paintedBy = (work: () => void) => {
    painted = 0;
    work();
    return painted;
  };
  return { board, show, paintedBy, calls };
}

Deno.test("while the zoom changes over many elements, a picture of them is stretched, and at rest they are painted", () => {
  using frames = new FakeFrames();
  using canvases = new FakeCanvases();
  const { show, paintedBy, calls } = shown(2_000);
  show(home);
  strictEqual(paintedBy(() => frames.next()), 2_000);
  const turning = paintedBy(() => {
    for (let i = 1; i <= 20; i++) {
      show({ x: 0, y: 0, zoom: 1 / (1 + i / 100) });
      frames.next();
    }
  });
  strictEqual(turning, 0);
  strictEqual(canvases.made.length, 1);
  deepStrictEqual(calls.findLast(([name]) => name === "drawImage"), ["drawImage", canvases.made[0]!.canvas, 0, 0]);
  strictEqual(paintedBy(() => frames.settle()), 2_000);
});

Deno.test("the picture lies where the elements were painted, whatever moved before", () => {
  using frames = new FakeFrames();
  using _canvases = new FakeCanvases();
  const { show, calls } = shown(2_000);
  show({ x: -100, y: -50, zoom: 1 });
  frames.next();
  // Not painted yet when the zoom begins.
  show({ x: -110, y: -50, zoom: 1 });
  show({ x: -60, y: -20, zoom: 2 });
  frames.next();
  const at = calls.findLastIndex(([name]) => name === "drawImage");
  deepStrictEqual(calls.slice(0, at).findLast(([name]) => name === "setTransform"), ["setTransform", 2, 120 - 2 * 100, 40 - 2 * 50]);
});

Deno.test("a picture gets old: who goes on turning sees what has come into view", () => {
  using frames = new FakeFrames();
  using _canvases = new FakeCanvases();
  const { show, paintedBy } = shown(2_000);
  show(home);
  frames.next();
  const paintings = Array.from({ length: 200 }, (_, i) => paintedBy(() => {
    show({ x: 0, y: 0, zoom: 1 + i / 1_000 });
    frames.next();
  })).filter((count) => count > 0).length;
  ok(paintings >= 3 && paintings <= 6, `${paintings}`);
});

Deno.test("few elements are painted in each frame", () => {
  using frames = new FakeFrames();
  using canvases = new FakeCanvases();
  const { show, paintedBy } = shown(20);
  show(home);
  frames.next();
  show({ x: 0, y: 0, zoom: 0.9 });
  strictEqual(paintedBy(() => frames.next()), 20);
  strictEqual(canvases.made.length, 0);
});

Deno.test("what changes while the zoom does is painted at rest", () => {
  using frames = new FakeFrames();
  using _canvases = new FakeCanvases();
  const { board, show, paintedBy } = shown(2_000);
  show(home);
  frames.next();
  show({ x: 0, y: 0, zoom: 0.9 });
  frames.next();
  board.apply([{ kind: "put", element: rectangle("new", { x: 5, y: 5 }) }]);
  strictEqual(paintedBy(() => frames.settle()), 2_001);
  strictEqual(paintedBy(() => board.apply([{ kind: "remove", id: "new" }])), 0);
});
