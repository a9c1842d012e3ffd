import type { Place } from "../protocol/awareness.ts";
import { difference, normalised } from "../geometry/turning.ts";
import { easedValue } from "./easing.ts";
import type { Animated } from "./drawables.ts";

/** The board on which elements are dragged. */
export interface DragSurface {
  /** The place that the board has for an element; undefined: there is no such element. */
  home(id: string): Place | undefined;
  /** Another object each time that the element has changed on the board. */
  revision(id: string): object | undefined;
  /** Overrides the places of these elements, and of no others. */
  place(places: ReadonlyMap<string, Place>): void;
  /** Screen pixels for a board unit. */
  zoom(): number;
}

interface Track {
  at: Place;
  /** Where somebody drags it to; undefined: it was dropped. */
  target: Place | undefined;
  /** The element's revision when the drag began. */
  readonly from: object | undefined;
  /** The time since it was dropped, in milliseconds. */
  waited: number;
}

/** A dropped element stays in place until its change arrives, at most for this time in milliseconds. */
const HOME_AFTER = 1_000;
/** In screen pixels, and in degrees. */
const NEAR = 0.5;
const LENGTHS = ["x", "y", "w", "h"] as const;
const NAMES = [...LENGTHS, "rotation"] as const;

/** Animates elements that others drag, resize or turn, and then returns them to their places on the board. */
export class DragAnimations implements Animated {
  private readonly tracks = new Map<string, Track>();

  constructor(private readonly ground: DragSurface) {}

  /** Sets the elements that others drag now. */
  show(drags: ReadonlyMap<string, Place>): void {
    for (const [id, target] of drags) {
      const home = this.ground.home(id);
      const track = this.tracks.get(id);
      if (track?.target !== undefined) {
        track.target = target;
      } else if (home !== undefined) {
        this.tracks.set(id, { at: track?.at ?? home, target, from: this.ground.revision(id), waited: 0 });
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
      const goal = home && this.goalOf(id, track, home, milliseconds);
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

  private goalOf(id: string, track: Track, home: Place, milliseconds: number): Place {
    if (track.target !== undefined) {
      return { ...home, ...track.target };
    }
    track.waited += milliseconds;
    const hasChanged = this.ground.revision(id) !== track.from;
    return hasChanged || track.waited >= HOME_AFTER ? home : track.at;
  }

  /** Goes on by some milliseconds. Returns whether the goal is reached. */
  private approach(track: Track, goal: Place, milliseconds: number): boolean {
    if (track.at.crop !== goal.crop || track.at.points !== goal.points) {
      // What is seen of it changes at once: a picture would be squeezed on the way.
      track.at = goal;
      return true;
    }
    const isNear = this.isNear(track.at, goal);
    if (NAMES.some((name) => track.at[name] !== goal[name])) {
      track.at = isNear ? goal : glided(track.at, goal, milliseconds);
    }
    return isNear;
  }

  private isNear(at: Place, goal: Place): boolean {
    const zoom = this.ground.zoom();
    const isTurned = Math.abs(difference(at.rotation ?? 0, goal.rotation ?? 0)) < NEAR;
    return isTurned && LENGTHS.every((name) => Math.abs((goal[name] ?? 0) - (at[name] ?? 0)) * zoom < NEAR);
  }
}

function glided({ rotation = 0, ...at }: Place, goal: Place, milliseconds: number): Place {
  const { rotation: towards = 0 } = goal;
  const moved = LENGTHS.filter((name) => goal[name] !== undefined).map((name) => [name, easedValue(at[name]!, goal[name]!, milliseconds)]);
  // It turns the shorter way.
  const turned = rotation === towards ? towards : normalised(easedValue(towards - difference(rotation, towards), towards, milliseconds));
  return { ...Object.fromEntries(moved), ...(turned !== 0 && { rotation: turned }) };
}
