import { eased } from "./easing.ts";
import { around, boxOf, distance, grow, type Point } from "../geometry/box.ts";
import type { Drawable, DrawableSource, DeviceTransform } from "./drawables.ts";
import { personColor } from "./person_colors.ts";

/** The latest known laser pointer of a client. */
export interface RemoteLaser {
  readonly client: string;
  readonly colour: number;
  /** In board units. */
  readonly at: Point;
  /** Whether it is shown without animation: the person's own. */
  readonly isDirect?: boolean;
}

interface Spot extends Point {
  /** The age of this spot, in milliseconds. */
  age: number;
}

interface Track {
  remote: RemoteLaser;
  isOn: boolean;
  at: Point;
  /** The former places, the oldest first. */
  trail: Spot[];
  /** A new object after each step that changes the picture. */
  look: object;
}

/** A trail fades in this time. */
const FADE_MILLISECONDS = 700;
/** In screen pixels. */
const NEAR = 0.5;
const WIDTH = 7;
const HEAD = { radius: 5, halo: 11 };

/** Animates laser pointers, with trails that fade. */
export class LaserAnimations implements DrawableSource {
  private readonly tracks = new Map<string, Track>();

  constructor(private readonly zoom: () => number) {}

  /** Sets the pointers that are on; the trails of the others fade. */
  show(lasers: Iterable<RemoteLaser>): void {
    const on = new Set<string>();
    for (const remote of lasers) {
      on.add(remote.client);
      const track = this.tracks.get(remote.client);
      if (track?.isOn) {
        track.remote = remote;
      } else {
        this.tracks.set(remote.client, { remote, isOn: true, at: remote.at, trail: [], look: {} });
      }
    }
    this.tracks.forEach((track, client) => (track.isOn = on.has(client)));
  }

  advance(milliseconds: number): boolean {
    let moving = false;
    for (const [client, track] of this.tracks) {
      moving = this.step(track, milliseconds) || moving;
      if (!track.isOn && track.trail.length === 0) {
        this.tracks.delete(client);
      }
    }
    return moving;
  }

  *drawables(transform: DeviceTransform): Iterable<Drawable> {
    const { scale, offsetX, offsetY, pixelRatio } = transform;
    const toPixel = ({ x, y }: Point) => ({ x: x * scale + offsetX, y: y * scale + offsetY });
    for (const [key, track] of this.tracks) {
      const head = track.isOn ? toPixel(track.at) : undefined;
      const trail = track.trail.map((spot) => ({ ...toPixel(spot), age: spot.age }));
      const box = around([...trail, ...(head === undefined ? [] : [head])].map(({ x, y }) => boxOf(x, y, 0, 0)));
      if (box !== undefined) {
        const { fill } = personColor(track.remote.colour);
        const margin = Math.ceil((HEAD.halo + 1) * pixelRatio);
        yield { key, box: grow(box, margin), look: track.look, paint: (context) => paint(context, fill, trail, head, pixelRatio) };
      }
    }
  }

  private step(track: Track, milliseconds: number): boolean {
    const { at: target, isDirect = false } = track.remote;
    const before = track.at;
    track.trail.forEach((spot) => (spot.age += milliseconds));
    track.trail = track.trail.filter(({ age }) => age < FADE_MILLISECONDS);
    if (track.isOn) {
      const isNear = isDirect || distance(before, target) * this.zoom() < NEAR;
      track.at = isNear ? target : eased(before, target, milliseconds);
      const hasMoved = track.at.x !== before.x || track.at.y !== before.y;
      if (hasMoved && track.trail.length === 0) {
        track.trail.push({ ...before, age: 0 });
      }
      if (hasMoved || track.trail.length > 0) {
        track.trail.push({ ...track.at, age: 0 });
      }
      // A pointer at rest has no trail.
      if (track.trail.every((spot) => spot.x === track.at.x && spot.y === track.at.y)) {
        track.trail = [];
      }
    }
    const isMoving = track.trail.length > 0 || track.at !== before;
    if (isMoving || !track.isOn) {
      track.look = {};
    }
    return isMoving;
  }
}

function paint(
  context: CanvasRenderingContext2D,
  color: string,
  trail: readonly Spot[],
  head: Point | undefined,
  pixelRatio: number,
): void {
  context.save();
  context.fillStyle = color;
  context.globalAlpha = 0.8;
  context.fill(tail(trail, WIDTH * pixelRatio));
  if (head !== undefined) {
    disc(context, head, HEAD.halo * pixelRatio, 0.3);
    disc(context, head, HEAD.radius * pixelRatio, 1);
    context.strokeStyle = "#fff";
    context.lineWidth = 1.5 * pixelRatio;
    context.stroke();
  }
  context.restore();
}

/** The outline of a trail, which is narrower the older it is. */
function tail(trail: readonly Spot[], widest: number): Path2D {
  const path = new Path2D();
  const [left, right]: [Point[], Point[]] = [[], []];
  trail.forEach(({ x, y, age }, i) => {
    const [before, after] = [trail[i - 1] ?? trail[i]!, trail[i + 1] ?? trail[i]!];
    const length = Math.hypot(after.x - before.x, after.y - before.y) || 1;
    const half = (widest / 2) * (1 - age / FADE_MILLISECONDS);
    const [dx, dy] = [((after.y - before.y) / length) * half, ((before.x - after.x) / length) * half];
    left.push({ x: x + dx, y: y + dy });
    right.unshift({ x: x - dx, y: y - dy });
  });
  [...left, ...right].forEach(({ x, y }) => path.lineTo(x, y));
  path.closePath();
  return path;
}

function disc(context: CanvasRenderingContext2D, { x, y }: Point, radius: number, alpha: number): void {
  context.globalAlpha = alpha;
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fill();
}
