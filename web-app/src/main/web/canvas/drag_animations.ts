import type { Place } from "../protocol/awareness.ts";
import { easedValue } from "./easing.ts";
import type { Moving } from "./figures.ts";

/** What is dragged, and where it is on the board. */
export interface DragSurface {
  /** Where the board has an element; undefined: nowhere. */
  home(id: string): Place | undefined;
  /** Shows these elements elsewhere than the board has them, and all others where it has them. */
  place(places: ReadonlyMap<string, Place>): void;
  /** Screen pixels for a board unit. */
  zoom(): number;
}

interface Track {
  at: Place;
  /** Where somebody has it; undefined: nobody has it any more. */
  target: Place | undefined;
  /** Where the board had it when somebody took it. */
  readonly from: Place;
  /** How long ago it was let go, in milliseconds. */
  waited: number;
}

/** An element that was let go stays where it is until its change has come, at most so long, in milliseconds. */
const PATIENCE = 1_000;
/** In screen pixels. */
const NEAR = 0.5;
const NAMES = ["x", "y", "w", "h"] as const;

/** Elements that others drag or resize: they glide there, and then to where the board has them. */
export class DragAnimations implements Moving {
  private readonly tracks = new Map<string, Track>();

  constructor(private readonly ground: DragSurface) {}

  /** Exactly these are being dragged. */
  show(drags: ReadonlyMap<string, Place>): void {
    for (const [id, target] of drags) {
      const home = this.ground.home(id);
      const track = this.tracks.get(id);
      if (track?.target !== undefined) {
        track.target = target;
      } else if (home !== undefined) {
        this.tracks.set(id, { at: track?.at ?? home, target, from: home, waited: 0 });
      }
    }
    for (const [id, track] of this.tracks) {
      if (!drags.has(id) && track.target !== undefined) {
        track.target = undefined;
      }
    }
  }

  advance(milliseconds: number): boolean {
    let moving = false;
    for (const [id, track] of this.tracks) {
      const home = this.ground.home(id);
      const goal = home && this.goalOf(track, home, milliseconds);
      const hasArrived = goal === undefined || this.approach(track, goal, milliseconds);
      if (goal === undefined || (goal === home && hasArrived)) {
        this.tracks.delete(id);
      } else {
        moving ||= !hasArrived || track.target === undefined;
      }
    }
    this.ground.place(new Map([...this.tracks].map(([id, { at }]) => [id, at])));
    return moving;
  }

  private goalOf(track: Track, home: Place, milliseconds: number): Place {
    if (track.target !== undefined) {
      return { ...home, ...track.target };
    }
    track.waited += milliseconds;
    const hasChanged = NAMES.some((name) => home[name] !== track.from[name]);
    return hasChanged || track.waited >= PATIENCE ? home : track.at;
  }

  /** Moves on; tells whether it is there. */
  private approach(track: Track, goal: Place, milliseconds: number): boolean {
    const isNear = this.isNear(track.at, goal);
    if (NAMES.some((name) => track.at[name] !== goal[name])) {
      track.at = isNear ? goal : glided(track.at, goal, milliseconds);
    }
    return isNear;
  }

  private isNear(at: Place, goal: Place): boolean {
    const zoom = this.ground.zoom();
    return NAMES.every((name) => Math.abs((goal[name] ?? 0) - (at[name] ?? 0)) * zoom < NEAR);
  }
}

function glided(at: Place, goal: Place, milliseconds: number): Place {
  return Object.fromEntries(
    NAMES.filter((name) => goal[name] !== undefined)
      .map((name) => [name, easedValue(at[name]!, goal[name]!, milliseconds)]),
  );
}
