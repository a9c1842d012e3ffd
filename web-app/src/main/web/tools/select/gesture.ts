import type { EditorContext } from "../../editing/context.ts";
import type { Point } from "../../geometry/box.ts";
import type { Drawn } from "../../protocol/element.ts";
import type { Sample } from "../tool.ts";

/** In screen pixels: how far a press must move to become a drag. */
export const DRAG_FROM = 4;
/** In screen pixels: how far from an element a press still hits it, and how far that of a finger does where nothing is nearer. */
const REACH = 6;
const FINGER_REACH = 14;

/** The topmost element that a person means who points there. */
export function elementAt({ scene, zoom }: Pick<EditorContext, "scene" | "zoom">, at: Point, isTouch: boolean): Drawn | undefined {
  return scene.hit(at, REACH / zoom()) ?? (isTouch ? scene.hit(at, FINGER_REACH / zoom()) : undefined);
}

/** What a press with the select tool has become. It ends once, with `up` or `cancel`. */
export interface SelectGesture {
  move(at: Sample): void;
  up(at: Sample): void;
  cancel(): void;
}
