import type { Camera } from "../canvas/camera.ts";
import type { Point } from "../geometry/box.ts";
import type { PointerKind } from "../tools/tool.ts";

/** The tool of a gesture: the chosen one, or that of a pen's other end or of its button. */
export type ToolRole = "chosen" | "eraser" | "select";

/** One event of one pointer. Places are in screen pixels, times in milliseconds. */
export interface PointerAction {
  readonly kind: "down" | "move" | "up" | "cancel" | "lost";
  readonly pointer: number;
  readonly type: PointerKind;
  /** Whether it is the only finger, or the first of several. */
  readonly isPrimary: boolean;
  readonly at: Point;
  readonly time: number;
  /** The button that was pressed, and all that are held, as in `PointerEvent`. Undefined: not known. */
  readonly button: number;
  readonly buttons: number | undefined;
}

export type PointerMachineEvent =
  | PointerAction
  /** The page gets no more events of the pointers that are down. */
  | { readonly kind: "interrupt" }
  | { readonly kind: "escape" }
  /** Something else begins: the gesture ends where it is, with its result. */
  | { readonly kind: "conclude" }
  | { readonly kind: "panKey"; readonly held: boolean }
  /** Whether fingers draw where a pen was seen. */
  | { readonly kind: "fingersDraw"; readonly on: boolean };

/** What the meaning of an event depends on, besides the pointers. */
export interface PointerContext {
  readonly camera: Camera;
  /** Whether the chosen tool moves the view. */
  readonly toolPans: boolean;
  /** Whether a finger's tap works with the chosen tool even where fingers don't draw. */
  readonly toolTakesTaps: boolean;
  /** Whether fingers never draw. */
  readonly isReading: boolean;
}

/** What gestures of one pointer have in common. */
interface Held {
  readonly pointer: number;
  readonly type: PointerKind;
  /** The buttons of which one is held for as long as the gesture lasts. */
  readonly mask: number;
}

export type Gesture =
  | { readonly kind: "none" }
  | (Held & { readonly kind: "tool"; readonly since: number; readonly start: Point; readonly hasMoved: boolean })
  /** A finger that will pan when it moves, or may be a tap. */
  | (Held & { readonly kind: "press"; readonly start: Point; readonly before: Camera })
  | (Held & { readonly kind: "pan"; readonly last: Point; readonly before: Camera })
  | {
      readonly kind: "pinch";
      readonly fingers: readonly [number, number];
      readonly from: readonly [Point, Point];
      readonly start: Camera;
      /** The view before the first of the fingers moved it. */
      readonly before: Camera;
    };

export interface Touch {
  readonly at: Point;
  /** Whether it is ignored until it lifts: the ball of a hand, or a finger too many. */
  readonly isPalm: boolean;
}

export interface PointerState {
  readonly gesture: Gesture;
  /** The fingers on the screen. */
  readonly touches: ReadonlyMap<number, Touch>;
  readonly penSeen: boolean;
  readonly fingersDraw: boolean;
  readonly panKey: boolean;
}

export const NONE: Gesture = { kind: "none" };

/** The mask of a pointer that has no buttons to be told apart. */
export const ANY_BUTTON = ~0;

export const atRest: PointerState = { gesture: NONE, touches: new Map(), penSeen: false, fingersDraw: false, panKey: false };

/** Whether a pointer is where the person points: not a second finger, nor the ball of a hand. */
export function isPointing({ gesture }: PointerState, pointer: number, type: PointerKind): boolean {
  return gesture.kind === "none" ? type !== "touch" : "pointer" in gesture && gesture.pointer === pointer;
}

/** Whether a pointer takes part in what goes on. */
export function takesPart({ gesture }: PointerState, pointer: number): boolean {
  return gesture.kind === "pinch" ? gesture.fingers.includes(pointer) : gesture.kind !== "none" && gesture.pointer === pointer;
}

export function isPalm({ touches }: PointerState, pointer: number): boolean {
  return touches.get(pointer)?.isPalm === true;
}

/** Whether a gesture is made with one or two fingers. */
export function isFingers(gesture: Gesture): boolean {
  return gesture.kind === "pinch" || (gesture.kind !== "none" && gesture.type === "touch");
}
