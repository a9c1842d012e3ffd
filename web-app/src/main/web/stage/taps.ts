import type { Point } from "../geometry/box.ts";
import { distance } from "../geometry/box.ts";

/** A pointer that moves further, in pixels, doesn't tap. */
const REACH = 6;

/** Calls the listener with the place on the page where a single pointer has gone down and up again. */
export function listenForTaps(surface: HTMLElement, tapped: (at: Point) => void): void {
  const down = new Map<number, Point | undefined>();
  const at = ({ clientX: x, clientY: y }: PointerEvent): Point => ({ x, y });
  surface.addEventListener("pointerdown", (event) => {
    // Two pointers zoom.
    down.forEach((_, id) => down.set(id, undefined));
    down.set(event.pointerId, down.size === 0 && event.button === 0 ? at(event) : undefined);
  });
  surface.addEventListener("pointerup", (event) => {
    const from = down.get(event.pointerId);
    down.delete(event.pointerId);
    if (from !== undefined && distance(from, at(event)) <= REACH) {
      tapped(at(event));
    }
  });
  surface.addEventListener("pointercancel", ({ pointerId }) => down.delete(pointerId));
}
