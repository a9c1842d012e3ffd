import type { Point } from "../geometry/box.ts";
import { type Camera, panned, zoomed } from "../canvas/camera.ts";
import { placeOn } from "./dom.ts";

/** What wheels and trackpads act on. */
export interface ZoomTarget {
  camera(): Camera;
  look(camera: Camera): void;
  /** Whether fingers or a tool are at work. */
  isHeld(): boolean;
}

/** Safari's own event for two fingers on a trackpad or on the glass. */
interface GestureEvent extends MouseEvent {
  readonly scale: number;
}

const LINE_PIXELS = 32;

/** Turns the wheel and what trackpads do into the camera's movements. The page itself is never zoomed. */
export class ZoomInput {
  /** The view when two fingers came down on a trackpad. */
  private start: Camera | undefined;

  constructor(
    private readonly surface: HTMLElement,
    private readonly target: ZoomTarget,
  ) {
    surface.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    const gestures = {
      gesturestart: () => void (this.start = target.isHeld() ? undefined : target.camera()),
      gesturechange: (event: GestureEvent) => this.pinch(event),
      gestureend: () => void (this.start = undefined),
    };
    Object.entries(gestures).forEach(([kind, act]) =>
      surface.addEventListener(kind, (event) => {
        event.preventDefault();
        act(event as GestureEvent);
      }, { passive: false }));
  }

  private pinch(event: GestureEvent): void {
    if (this.start !== undefined && !this.target.isHeld()) {
      this.target.look(zoomed(this.start, this.place(event), this.start.zoom * event.scale));
    }
  }

  private wheel(event: WheelEvent): void {
    event.preventDefault();
    const camera = this.target.camera();
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : LINE_PIXELS;
    const [dx, dy] = [event.deltaX * unit, event.deltaY * unit];
    if (event.ctrlKey || event.metaKey) {
      const step = Math.min(30, Math.max(-30, dy));
      this.target.look(zoomed(camera, this.place(event), camera.zoom * Math.exp(-step / 100)));
    } else if (event.shiftKey && dx === 0) {
      this.target.look(panned(camera, -dy, 0));
    } else {
      this.target.look(panned(camera, -dx, -dy));
    }
  }

  private place(event: MouseEvent): Point {
    return placeOn(this.surface, event);
  }
}
