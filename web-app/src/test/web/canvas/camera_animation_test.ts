import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { type Camera, containing } from "../../../main/web/canvas/camera.ts";
import { CameraAnimation } from "../../../main/web/canvas/camera_animation.ts";
import { FakeFrames } from "../support/fake_frames.ts";

const area = { minX: 1000, minY: 0, maxX: 1400, maxY: 300 };

function gliding() {
  const state = { camera: { x: 0, y: 0, zoom: 1 } as Camera, size: { width: 800, height: 600 }, isHeld: false, isCalm: false };
  const frames = new FakeFrames();
  const glide = new CameraAnimation({
    camera: () => state.camera,
    size: () => state.size,
    isHeld: () => state.isHeld,
    isCalm: () => state.isCalm,
    show: (camera) => (state.camera = camera),
  });
  return { state, frames, glide };
}

Deno.test("A8 the view glides to what somebody else sees", () => {
  const { state, frames, glide } = gliding();
  using _ = frames;
  glide.to(area);
  ok(frames.settle() > 10);
  deepStrictEqual(state.camera, containing(area, state.size));
});

Deno.test("the view stays where it is from the moment on in which nobody is followed any more", () => {
  const { state, frames, glide } = gliding();
  using _ = frames;
  glide.to(area);
  frames.next();
  const before = state.camera;
  glide.to(undefined);
  frames.settle();
  strictEqual(state.camera, before);
});

Deno.test("while the person draws the view stays, and goes on afterwards", () => {
  const { state, frames, glide } = gliding();
  using _ = frames;
  state.isHeld = true;
  const before = state.camera;
  glide.to(area);
  frames.next();
  frames.next();
  strictEqual(state.camera, before);
  state.isHeld = false;
  frames.settle();
  deepStrictEqual(state.camera, containing(area, state.size));
});

Deno.test("in a window of another form the same part of the board is seen", () => {
  const { state, frames, glide } = gliding();
  using _ = frames;
  glide.to(area);
  frames.settle();
  state.size = { width: 400, height: 900 };
  glide.refresh();
  frames.settle();
  deepStrictEqual(state.camera, containing(area, state.size));
});

Deno.test("with reduced motion the view jumps", () => {
  const { state, frames, glide } = gliding();
  using _ = frames;
  state.isCalm = true;
  glide.to(area);
  ok(frames.settle() <= 2);
  deepStrictEqual(state.camera, containing(area, state.size));
});
