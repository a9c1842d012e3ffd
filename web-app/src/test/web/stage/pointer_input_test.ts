import { deepStrictEqual } from "node:assert/strict";
import type { Point } from "../../../main/web/geometry/box.ts";
import type { Camera } from "../../../main/web/canvas/camera.ts";
import { PointerInput } from "../../../main/web/stage/pointer_input.ts";
import { FakeSurface } from "../support/fake_surface.ts";

function input() {
  const surface = new FakeSurface();
  const log: string[] = [];
  const pointed: (Point | undefined)[] = [];
  const seen: { camera: Camera } = { camera: { x: 0, y: 0, zoom: 1 } };
  const tool = {
    cursor: "crosshair",
    down: () => log.push("down"),
    move: () => log.push("move"),
    up: () => log.push("up"),
    cancel: () => log.push("cancel"),
  };
  const pointers = new PointerInput(surface.element, {
    tool: () => tool,
    camera: () => seen.camera,
    look: (camera) => void (seen.camera = camera),
    pointed: (at) => pointed.push(at),
    began: () => {},
    touched: () => log.push("touched"),
  });
  return { surface, pointers, log, pointed, seen };
}

Deno.test("A7 a board that moves under a resting pointer isn't pointing, a pointer that moves is", () => {
  const { surface, pointed, seen } = input();
  surface.pointer("move", { clientX: 10, clientY: 20 });
  seen.camera = { x: 100, y: 0, zoom: 1 };
  surface.pointer("move", { clientX: 10, clientY: 20 });
  surface.pointer("move", { clientX: 11, clientY: 20 });
  deepStrictEqual(pointed, [{ x: 10, y: 20 }, { x: 111, y: 20 }]);
});

Deno.test("whoever moves the view themselves points somewhere else, with a resting pointer too", () => {
  const { surface, pointers, pointed, seen } = input();
  surface.pointer("move", { clientX: 10, clientY: 20 });
  seen.camera = { x: 100, y: 0, zoom: 1 };
  pointers.lookedAround();
  deepStrictEqual(pointed, [{ x: 10, y: 20 }, { x: 110, y: 20 }]);
});

Deno.test("A4 what a finger begins is known to be a finger's before it begins, what a mouse or a pen begins isn't", () => {
  for (const pointerType of ["touch", "mouse", "pen"]) {
    const { surface, log } = input();
    surface.pointer("down", { pointerType });
    surface.pointer("up", { pointerType });
    deepStrictEqual(log, [...(pointerType === "touch" ? ["touched"] : []), "down", "up"]);
  }
});

Deno.test("fingers that pinch point nowhere, nor does the ball of a hand beside a pen", () => {
  const { surface, pointed } = input();
  const touch = { pointerType: "touch", clientX: 5 };
  surface.pointer("down", touch);
  surface.pointer("move", { ...touch, clientX: 6 });
  surface.pointer("down", { ...touch, pointerId: 2, clientX: 90 });
  surface.pointer("move", { ...touch, clientX: 7 });
  surface.pointer("move", { ...touch, pointerId: 2, clientX: 80 });
  deepStrictEqual(pointed.at(0), { x: 6, y: 0 });
  deepStrictEqual(pointed.slice(1).filter((at) => at !== undefined), []);

  const beside = input();
  beside.surface.pointer("down", { pointerType: "pen", clientX: 10 });
  beside.surface.pointer("move", { pointerType: "pen", clientX: 11 });
  beside.surface.pointer("move", { ...touch, pointerId: 3, clientX: 70 });
  beside.surface.pointer("leave", { ...touch, pointerId: 3 });
  deepStrictEqual(beside.pointed, [{ x: 11, y: 0 }]);
});

Deno.test("a second finger that comes soon turns drawing into pinching, a late one may be the ball of the hand", () => {
  for (const [timeStamp, outcome] of [[350, "cancel"], [351, "up"]] as const) {
    const { surface, log } = input();
    surface.pointer("down", { pointerType: "touch" });
    surface.pointer("down", { pointerType: "touch", pointerId: 2, timeStamp });
    surface.pointer("up", { pointerType: "touch" });
    deepStrictEqual(log, ["touched", "down", outcome]);
  }
});
