import { easedValue } from "./easing.ts";
import type { Box, Size } from "../geometry/box.ts";
import { type Camera, containing } from "./camera.ts";
import { FrameScheduler } from "./frame_scheduler.ts";

export interface CameraTarget {
  camera(): Camera;
  size(): Size;
  /** Whether the view must not move now. */
  isHeld(): boolean;
  /** Whether the person prefers reduced motion. */
  isCalm(): boolean;
  show(camera: Camera): void;
}

/** The view moves this many times slower than what others drag. */
const SLOWNESS = 2.5;
/** The animation ends within this distance, in screen pixels, and this factor of the zoom. */
const NEAR = { pixels: 0.5, zoom: 1.002 };

/** Moves the camera smoothly until a part of the board is visible as a whole. */
export class CameraAnimation {
  private readonly frame = new FrameScheduler((now) => this.step(now));
  private area: Box | undefined;
  private last: number | undefined;

  constructor(private readonly glider: CameraTarget) {}

  /** Shows this part of the board, and keeps it visible when the window changes. Undefined: stops. */
  to(area: Box | undefined): void {
    this.area = area;
    if (area !== undefined) {
      this.frame.schedule();
    }
  }

  /** To be called when the window's size has changed. */
  refresh(): void {
    this.to(this.area);
  }

  private step(now: number): void {
    const elapsed = this.last === undefined ? 16 : Math.min(now - this.last, 100);
    this.last = undefined;
    if (this.area === undefined) {
      return;
    }
    const target = containing(this.area, this.glider.size());
    if (!this.glider.isHeld()) {
      const next = stepped(this.glider.camera(), target, this.glider.size(), this.glider.isCalm() ? Infinity : elapsed / SLOWNESS);
      this.glider.show(next);
      if (next === target) {
        return;
      }
    }
    this.last = now;
    this.frame.schedule();
  }
}

/** One step of the animation: the middle of the view and the zoom are eased. */
export function stepped(from: Camera, to: Camera, { width, height }: Size, milliseconds: number): Camera {
  const middle = ({ x, y, zoom }: Camera) => ({ x: x + width / 2 / zoom, y: y + height / 2 / zoom });
  const [a, b] = [middle(from), middle(to)];
  const growth = Math.max(to.zoom / from.zoom, from.zoom / to.zoom);
  if (Math.hypot(b.x - a.x, b.y - a.y) * to.zoom < NEAR.pixels && growth < NEAR.zoom) {
    return to;
  }
  const zoom = Math.exp(easedValue(Math.log(from.zoom), Math.log(to.zoom), milliseconds));
  return {
    x: easedValue(a.x, b.x, milliseconds) - width / 2 / zoom,
    y: easedValue(a.y, b.y, milliseconds) - height / 2 / zoom,
    zoom,
  };
}
