import { deepStrictEqual, ok } from "node:assert/strict";
import { listenForMenu, type MenuRequest } from "../../../main/web/stage/menu_requests.ts";
import { FakeClock } from "../support/fake_clock.ts";
import { FakeSurface } from "../support/fake_surface.ts";

function listening() {
  const [surface, clock, opened] = [new FakeSurface(), new FakeClock(), [] as MenuRequest[]];
  listenForMenu(surface.element, clock, (request) => opened.push(request));
  return { surface, clock, opened };
}

const finger = { pointerType: "touch", isPrimary: true, clientX: 30, clientY: 40 };

Deno.test("the right button and a key ask for the menu, and the browser's own stays away", () => {
  const { surface, opened } = listening();
  ok(surface.contextMenu({ clientX: 5, clientY: 6 }));
  ok(surface.contextMenu({ pointerType: "", clientX: 7, clientY: 8 }));
  deepStrictEqual(opened, [{ at: { x: 5, y: 6 }, isTouch: false }, { at: { x: 7, y: 8 }, isTouch: false }]);
});

Deno.test("a finger that stays for half a second asks once, whatever the browser makes of it", () => {
  const { surface, clock, opened } = listening();
  surface.pointer("down", finger);
  surface.pointer("move", { ...finger, clientX: 38 });
  clock.advance(499);
  deepStrictEqual(opened, []);
  clock.advance(1);
  ok(surface.contextMenu({ ...finger }));
  surface.pointer("up", finger);
  clock.advance(1000);
  deepStrictEqual(opened, [{ at: { x: 30, y: 40 }, isTouch: true }]);
});

Deno.test("the ball of a hand that writes doesn't ask, before, beside and after the pen, until the pen has been away for a while", () => {
  const pen = { pointerType: "pen", isPrimary: true, pointerId: 9, clientX: 80, clientY: 40 };
  const { surface, clock, opened } = listening();
  surface.pointer("down", finger);
  clock.advance(300);
  surface.pointer("down", pen);
  clock.advance(1000);
  surface.pointer("up", pen);
  surface.pointer("up", finger);
  surface.pointer("down", finger);
  clock.advance(5000);
  surface.pointer("up", finger);
  deepStrictEqual(opened, []);
  clock.advance(10_000);
  surface.pointer("down", { ...finger, width: 90, height: 70 });
  clock.advance(1000);
  surface.pointer("up", finger);
  deepStrictEqual(opened, []);
  surface.pointer("down", { ...finger, width: 24, height: 24 });
  clock.advance(1000);
  deepStrictEqual(opened.length, 1);
});

Deno.test("a finger that moves, lifts or is joined by another one doesn't ask, nor does a mouse or a pen that stays", () => {
  const ends: ((surface: FakeSurface) => void)[] = [
    (surface) => surface.pointer("move", { ...finger, clientX: 45 }),
    (surface) => surface.pointer("up", finger),
    (surface) => surface.pointer("cancel", finger),
    (surface) => surface.pointer("down", { ...finger, pointerId: 2, isPrimary: false }),
  ];
  for (const end of ends) {
    const { surface, clock, opened } = listening();
    surface.pointer("down", finger);
    end(surface);
    clock.advance(1000);
    deepStrictEqual(opened, []);
  }
  for (const pointerType of ["mouse", "pen"]) {
    const { surface, clock, opened } = listening();
    surface.pointer("down", { ...finger, pointerType });
    clock.advance(1000);
    deepStrictEqual(opened, []);
  }
});
