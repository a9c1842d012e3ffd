import { deepStrictEqual } from "node:assert/strict";
import "../support/dom.ts";
import type { Point } from "../../../main/web/geometry/box.ts";
import type { Camera } from "../../../main/web/canvas/camera.ts";
import type { Sample } from "../../../main/web/tools/tool.ts";
import { PointerInput } from "../../../main/web/stage/pointer_input.ts";
import { FakeClock } from "../support/fake_clock.ts";
import { FakeSurface } from "../support/fake_surface.ts";

function input() {
  const surface = new FakeSurface();
  const log: string[] = [];
  const pointed: (Point | undefined)[] = [];
  const seen: { camera: Camera } = { camera: { x: 0, y: 0, zoom: 1 } };
  const moves: (readonly [samples: readonly number[], predicted: readonly number[]])[] = [];
  const tool = {
    cursor: "crosshair",
    down: () => log.push("down"),
    move: (samples: readonly Sample[], predicted: readonly Sample[] = []) => {
      log.push("move");
      moves.push([samples.map(({ x }) => x), predicted.map(({ x }) => x)]);
    },
    up: () => log.push("up"),
    cancel: () => log.push("cancel"),
    held: () => log.push("rest"),
  };
  const clock = new FakeClock();
  const pointers = new PointerInput(surface.element, {
    tool: () => tool,
    camera: () => seen.camera,
    look: (camera) => void (seen.camera = camera),
    pointed: (at) => pointed.push(at),
    began: () => {},
    touched: () => log.push("touched"),
    penSeen: () => log.push("pen seen"),
    toolPans: false,
    toolTakesTaps: false,
    isReading: false,
  }, clock);
  return { surface, pointers, log, moves, pointed, seen, clock };
}

Deno.test("A7 a board that moves under a resting pointer isn't pointing, a pointer that moves is", () => {
  const { surface, pointed, seen } = input();
  surface.pointer("move", { clientX: 10, clientY: 20 });
  seen.camera = { x: 100, y: 0, zoom: 1 };
  surface.pointer("move", { clientX: 10, clientY: 20 });
  surface.pointer("move", { clientX: 11, clientY: 20 });
  deepStrictEqual(pointed, [{ x: 10, y: 20 }, { x: 111, y: 20 }]);
});

Deno.test("a person who moves the view points at another place, even with a resting pointer", () => {
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
    const calls = log.filter((word) => word !== "pen seen");
    deepStrictEqual(calls, [...(pointerType === "touch" ? ["touched"] : []), "down", "up"]);
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

Deno.test("a tool gets every place that the pointer went through, and apart from them where it will probably go", () => {
  const { surface, moves } = input();
  const places = (...xs: readonly number[]) => () => xs.map((clientX) => ({ pointerType: "pen", clientX, clientY: 0 }) as PointerEvent);
  surface.pointer("down", { pointerType: "pen" });
  surface.pointer("move", { pointerType: "pen", clientX: 3, getCoalescedEvents: places(1, 2, 3), getPredictedEvents: places(4, 5) });
  surface.pointer("move", { pointerType: "pen", clientX: 6, getCoalescedEvents: places() });
  deepStrictEqual(moves, [[[1, 2, 3], [4, 5]], [[6], []]]);
});

Deno.test("a capture that another element loses to the board is no loss, one that the board loses ends the gesture", () => {
  const { surface, log } = input();
  const lose = (target: EventTarget) => {
    const event = new Event("lostpointercapture");
    Object.entries({ pointerId: 1, pointerType: "mouse", target }).forEach(([name, value]) => Object.defineProperty(event, name, { value }));
    surface.dispatchEvent(event);
  };
  surface.pointer("down");
  lose(new EventTarget());
  deepStrictEqual(log, ["down"]);
  lose(surface);
  deepStrictEqual(log, ["down", "up"]);
});

Deno.test("a pointer that is gone before it can be captured draws all the same", () => {
  const { surface, log } = input();
  surface.setPointerCapture = () => {
    throw new DOMException("gone", "NotFoundError");
  };
  surface.pointer("down", { pointerType: "pen" });
  surface.pointer("up", { pointerType: "pen" });
  deepStrictEqual(log, ["down", "pen seen", "up"]);
});

Deno.test("a browser's own gestures and its reading of handwriting are kept from the board", () => {
  const { surface } = input();
  const taken = ["gesturestart", "gesturechange", "gestureend", "touchstart", "touchmove", "contextmenu"].filter((kind) => {
    const event = Object.assign(new Event(kind, { cancelable: true }), { scale: 2, clientX: 0, clientY: 0 });
    surface.dispatchEvent(event);
    return event.defaultPrevented;
  });
  deepStrictEqual(taken.length, 6);
});

Deno.test("two fingers on a trackpad zoom the board in Safari", () => {
  const { surface, seen } = input();
  const gesture = (kind: string, scale: number) => surface.dispatchEvent(Object.assign(new Event(kind), { scale, clientX: 0, clientY: 0 }));
  gesture("gesturestart", 1);
  gesture("gesturechange", 1.5);
  gesture("gesturechange", 2);
  deepStrictEqual(seen.camera.zoom, 2);
});

Deno.test("a pointer rests that stays where it is for half a second, a trembling hand included, until it lifts", () => {
  const { surface, log, clock } = input();
  const pen = { pointerType: "pen" };
  surface.pointer("down", pen);
  clock.advance(499);
  surface.pointer("move", { ...pen, clientX: 50 });
  clock.advance(499);
  deepStrictEqual(log.includes("rest"), false);
  surface.pointer("move", { ...pen, clientX: 54 });
  clock.advance(1);
  deepStrictEqual(log.at(-1), "rest");
  surface.pointer("move", { ...pen, clientX: 90 });
  surface.pointer("up", { ...pen, clientX: 90 });
  clock.advance(1000);
  deepStrictEqual(log.at(-1), "up");
});

Deno.test("a key that is pressed or released while the pointer stays where it is counts at once", () => {
  const { surface, log } = input();
  const key = (kind: string, shiftKey: boolean) => globalThis.dispatchEvent(Object.assign(new Event(kind), { key: "Shift", shiftKey, altKey: false, ctrlKey: false, metaKey: false }));
  key("keydown", true);
  surface.pointer("down");
  key("keydown", true);
  key("keyup", false);
  deepStrictEqual(log, ["down", "move", "move"]);
  surface.pointer("up");
  key("keydown", true);
  deepStrictEqual(log, ["down", "move", "move", "up"]);
});
