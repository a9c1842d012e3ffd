import type { Clock } from "../base/clock.ts";
import { distance, type Point } from "../geometry/box.ts";

/** How a person asks for the context menu. */
export interface MenuRequest {
  /** In pixels of the page. */
  readonly at: Point;
  /** Whether by a finger that stays where it is, and not by the right button or by a key. */
  readonly isTouch: boolean;
}

/** How long a finger stays, in milliseconds, and how far it may tremble, in pixels. */
const LONG_PRESS = { milliseconds: 500, pixels: 10 };

/** For so long after a pen was there, what stays where it is is the ball of a hand, in milliseconds. */
const PEN_NEAR = 10_000;
/** What is wider, in pixels, is no fingertip. */
const FINGERTIP = 60;

/** Hears requests for a context menu on the board: the right button, a key, or one finger that stays where it is. */
export function listenForMenu(surface: HTMLElement, clock: Pick<Clock, "after">, open: (request: MenuRequest) => void): void {
  let pressed: { readonly pointer: number; readonly at: Point; readonly stop: () => void } | undefined;
  let forgetPen: (() => void) | undefined;
  const forget = () => {
    pressed?.stop();
    pressed = undefined;
  };
  surface.addEventListener("contextmenu", (event) => {
    event.preventDefault();
    if (pressed === undefined && (event as PointerEvent).pointerType !== "touch" && (event as PointerEvent).pointerType !== "pen") {
      open({ at: { x: event.clientX, y: event.clientY }, isTouch: false });
    }
  });
  const hearPen = ({ pointerType }: PointerEvent) => {
    if (pointerType === "pen") {
      forget();
      forgetPen?.();
      forgetPen = clock.after(PEN_NEAR, () => void (forgetPen = undefined));
    }
  };
  (["pointerdown", "pointermove", "pointerup"] as const).forEach((kind) => surface.addEventListener(kind, hearPen));
  surface.addEventListener("pointerdown", (event) => {
    const isFingertip = Math.max(event.width || 0, event.height || 0) <= FINGERTIP;
    const isFirst = event.pointerType === "touch" && event.isPrimary && forgetPen === undefined && isFingertip;
    forget();
    if (isFirst) {
      const at = { x: event.clientX, y: event.clientY };
      const stop = clock.after(LONG_PRESS.milliseconds, () => {
        forget();
        open({ at, isTouch: true });
      });
      pressed = { pointer: event.pointerId, at, stop };
    }
  });
  surface.addEventListener("pointermove", ({ pointerId, clientX, clientY }) => {
    if (pressed?.pointer === pointerId && distance(pressed.at, { x: clientX, y: clientY }) > LONG_PRESS.pixels) {
      forget();
    }
  });
  ["pointerup", "pointercancel"].forEach((kind) => surface.addEventListener(kind, forget));
}
