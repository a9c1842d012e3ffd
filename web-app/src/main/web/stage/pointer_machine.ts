import { type Camera, panned, pinched } from "../canvas/camera.ts";
import { distance, type Point } from "../geometry/box.ts";
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

export type MachineEvent =
  | PointerAction
  /** The page hears no more of pointers that are down. */
  | { readonly kind: "interrupt" }
  | { readonly kind: "escape" }
  /** Something else begins: what was written is meant. */
  | { readonly kind: "conclude" }
  | { readonly kind: "panKey"; readonly held: boolean }
  /** Whether fingers draw where a pen was seen. */
  | { readonly kind: "fingersDraw"; readonly on: boolean };

/** What the meaning of an event depends on beside the pointers. */
export interface PointerContext {
  readonly camera: Camera;
  /** Whether the chosen tool moves the view. */
  readonly toolPans: boolean;
  /** Whether a finger's tap works with the chosen tool even where fingers don't draw. */
  readonly toolTakesTaps: boolean;
  /** Whether fingers never draw. */
  readonly isReading: boolean;
}

/** What is to be done, in this order. `begin`, `extend` and `finish` speak of the tool that works. */
export type Effect =
  | { readonly kind: "begin"; readonly role: ToolRole; readonly type: PointerKind }
  | { readonly kind: "extend" }
  /** The gesture ends at the event's place, or where it was last. */
  | { readonly kind: "finish"; readonly where: "here" | "last" }
  | { readonly kind: "cancel" }
  | { readonly kind: "look"; readonly camera: Camera };

interface Held {
  readonly pointer: number;
  readonly type: PointerKind;
  /** The buttons of which one is held for as long as the gesture lasts. */
  readonly mask: number;
}

type Gesture =
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

interface Touch {
  readonly at: Point;
  /** Whether it is ignored until it lifts: the ball of a hand, or a finger too many. */
  readonly isPalm: boolean;
}

export interface PointerState {
  readonly gesture: Gesture;
  /** The fingers on the glass. */
  readonly touches: ReadonlyMap<number, Touch>;
  readonly penSeen: boolean;
  readonly fingersDraw: boolean;
  readonly panKey: boolean;
}

export interface Step {
  readonly state: PointerState;
  readonly effects: readonly Effect[];
}

const NONE: Gesture = { kind: "none" };

export const atRest: PointerState = { gesture: NONE, touches: new Map(), penSeen: false, fingersDraw: false, panKey: false };

/** A second finger that comes later than this doesn't turn drawing into pinching: it may be the ball of the hand. */
const PINCH_WITHIN_MILLISECONDS = 350;
/** In screen pixels: a finger that moves less rests. */
const SLOP = 8;

/** `PointerEvent.button`, and the bits of `PointerEvent.buttons`. */
const button = { left: 0, middle: 1, right: 2, eraser: 5 };
const bit = { left: 1, right: 2, middle: 4, eraser: 32 };
const ANY = ~0;

/** What an event makes of the pointers' state, and what is to be done. A pen wins over everything else. */
export function step(state: PointerState, event: MachineEvent, situation: PointerContext): Step {
  switch (event.kind) {
    case "down":
      return down(state, event, situation);
    case "move":
      return move(state, event, situation);
    case "up":
    case "cancel":
    case "lost":
      return gone(state, event, situation);
    case "interrupt":
      return then(kept(state), (after) => same({ ...after, touches: new Map(), panKey: false }));
    case "escape":
      return state.gesture.kind === "tool" || state.gesture.kind === "press" ? dropped(state) : same(state);
    case "conclude":
      return kept(state);
    case "panKey":
      return same({ ...state, panKey: event.held });
    case "fingersDraw":
      return same({ ...state, fingersDraw: event.on });
  }
}

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

function down(state: PointerState, event: PointerAction, situation: PointerContext): Step {
  return then(vanished(state, event), (present) => {
    switch (event.type) {
      case "pen":
        return then(penComes(present), (free) => begin(free, event, situation));
      case "touch":
        return fingerDown(present, event, situation);
      case "mouse":
        return present.gesture.kind === "none" ? begin(present, event, situation) : same(present);
    }
  });
}

/** A pointer that comes again, or a first finger, tells that the end of an earlier gesture was never heard of. */
function vanished(state: PointerState, { pointer, type, isPrimary }: PointerAction): Step {
  const isFirstFinger = type === "touch" && isPrimary;
  const isOver = takesPart(state, pointer) || (isFirstFinger && isFingers(state.gesture));
  const touches = isFirstFinger ? new Map() : without(state.touches, pointer);
  return then(isOver ? kept(state) : same(state), (after) => same({ ...after, touches }));
}

/** What fingers do leaves no trace, and they are ignored until they lift. */
function penComes(state: PointerState): Step {
  return then(isFingers(state.gesture) ? dropped(state) : kept(state), (after) => same({ ...withPalms(after), penSeen: true }));
}

function fingerDown(state: PointerState, event: PointerAction, situation: PointerContext): Step {
  const { gesture } = state;
  const finger = (isPalm: boolean) => ({ ...state, touches: new Map(state.touches).set(event.pointer, { at: event.at, isPalm }) });
  switch (gesture.kind) {
    case "none":
      return begin(finger(false), event, situation);
    case "pinch":
      return same(finger(true));
    case "tool": {
      const pinches = gesture.type === "touch" && event.time - gesture.since <= PINCH_WITHIN_MILLISECONDS;
      return pinches ? then(dropped(finger(false)), (after) => pinch(after, gesture.pointer, event, situation.camera, situation.camera)) : same(finger(true));
    }
    case "press":
    case "pan":
      return gesture.type === "touch" ? pinch(finger(false), gesture.pointer, event, situation.camera, gesture.before) : same(finger(true));
  }
}

function pinch(state: PointerState, first: number, second: PointerAction, start: Camera, before: Camera): Step {
  const from = [state.touches.get(first)!.at, second.at] as const;
  return same({ ...state, gesture: { kind: "pinch", fingers: [first, second.pointer], from, start, before } });
}

/** Nothing else goes on. */
function begin(state: PointerState, event: PointerAction, situation: PointerContext): Step {
  const { pointer, type, at, time } = event;
  const held = { pointer, type, mask: maskOf(event) };
  const isMain = event.button === button.left;
  const role = roleOf(event);
  if (event.button === button.middle || (role === "chosen" && isMain && (state.panKey || situation.toolPans))) {
    return same({ ...state, gesture: { ...held, kind: "pan", last: at, before: situation.camera } });
  }
  if (type === "touch" && (situation.isReading || (state.penSeen && !state.fingersDraw))) {
    return same({ ...state, gesture: { ...held, kind: "press", start: at, before: situation.camera } });
  }
  return role === "chosen" && !isMain ? same(state) : {
    state: { ...state, gesture: { ...held, kind: "tool", since: time, start: at, hasMoved: false } },
    effects: [{ kind: "begin", role, type }],
  };
}

function roleOf({ type, button: pressed, buttons = 0 }: PointerAction): ToolRole {
  if (type !== "pen") {
    return "chosen";
  }
  const isEraser = pressed === button.eraser || (buttons & bit.eraser) !== 0;
  return isEraser ? "eraser" : pressed === button.right || (buttons & bit.right) !== 0 ? "select" : "chosen";
}

function maskOf({ type, button: pressed }: PointerAction): number {
  return type !== "mouse" ? ANY : pressed === button.middle ? bit.middle : bit.left;
}

function move(state: PointerState, event: PointerAction, situation: PointerContext): Step {
  const { pointer, type, at, buttons } = event;
  const known = state.touches.get(pointer);
  const moved = known === undefined ? state : { ...state, touches: new Map(state.touches).set(pointer, { ...known, at }) };
  const { gesture } = moved;
  if (gesture.kind === "pinch") {
    return gesture.fingers.includes(pointer) ? pinching(moved, gesture) : hover(moved, event);
  }
  if (gesture.kind === "none" || gesture.pointer !== pointer) {
    return hover(moved, event);
  }
  if (type !== "touch" && buttons !== undefined && (buttons & gesture.mask) === 0) {
    return kept(moved);
  }
  switch (gesture.kind) {
    case "tool": {
      const hasMoved = gesture.hasMoved || distance(gesture.start, at) > SLOP;
      return { state: { ...moved, gesture: { ...gesture, hasMoved } }, effects: [{ kind: "extend" }] };
    }
    case "press": {
      const { start, ...rest } = gesture;
      return same(distance(start, at) <= SLOP ? moved : { ...moved, gesture: { ...rest, kind: "pan", last: at } });
    }
    case "pan":
      return {
        state: { ...moved, gesture: { ...gesture, last: at } },
        effects: [{ kind: "look", camera: panned(situation.camera, at.x - gesture.last.x, at.y - gesture.last.y) }],
      };
  }
}

/** A pen that comes near is about to write: what the ball of the hand draws before it isn't meant. */
function hover(state: PointerState, { type, buttons }: PointerAction): Step {
  if (type !== "pen" || buttons !== 0) {
    return same(state);
  }
  const isPalmDrawing = state.gesture.kind === "tool" && state.gesture.type === "touch" && !state.fingersDraw;
  return then(isPalmDrawing ? then(dropped(state), (after) => same(withPalms(after))) : same(state), (after) =>
    same(after.penSeen ? after : { ...after, penSeen: true }));
}

function pinching(state: PointerState, { fingers, from, start }: Gesture & { kind: "pinch" }): Step {
  const [a, b] = fingers.map((finger) => state.touches.get(finger)!.at);
  return { state, effects: [{ kind: "look", camera: pinched(start, from, [a!, b!]) }] };
}

/** A pointer lifts, or isn't heard of any more. The finger that is left of two goes on moving the view. */
function gone(state: PointerState, event: PointerAction, situation: PointerContext): Step {
  const { kind, pointer, type } = event;
  const { gesture } = state;
  const left = { ...state, touches: without(state.touches, pointer) };
  if (!takesPart(state, pointer)) {
    return same(left);
  }
  switch (gesture.kind) {
    case "tool":
      if (kind === "up") {
        return { state: { ...left, gesture: NONE }, effects: [{ kind: "finish", where: "here" }] };
      }
      // The system cancels the ball of a hand, which hardly moves; nobody's line is lost.
      return type === "touch" && kind === "cancel" && !gesture.hasMoved ? dropped(left) : kept(left);
    case "press": {
      const isTap = kind === "up" && situation.toolTakesTaps;
      return {
        state: { ...left, gesture: NONE },
        effects: isTap ? [{ kind: "begin", role: "chosen", type }, { kind: "finish", where: "here" }] : [],
      };
    }
    case "pinch": {
      const other = gesture.fingers.find((finger) => finger !== pointer)!;
      const last = left.touches.get(other)!.at;
      return same({ ...left, gesture: { kind: "pan", pointer: other, type, mask: ANY, last, before: gesture.before } });
    }
    case "pan":
    case "none":
      return same({ ...left, gesture: NONE });
  }
}

/** Ends what goes on, as if it was meant to end. */
function kept(state: PointerState): Step {
  return { state: { ...state, gesture: NONE }, effects: state.gesture.kind === "tool" ? [{ kind: "finish", where: "last" }] : [] };
}

/** Ends what goes on, as if it had never begun. */
function dropped(state: PointerState): Step {
  const { gesture } = state;
  return { state: { ...state, gesture: NONE }, effects: gesture.kind === "tool" ? [{ kind: "cancel" }] : restored(gesture) };
}

function restored(gesture: Exclude<Gesture, { kind: "tool" }>): readonly Effect[] {
  return gesture.kind === "pan" || gesture.kind === "pinch" ? [{ kind: "look", camera: gesture.before }] : [];
}

function isFingers(gesture: Gesture): boolean {
  return gesture.kind === "pinch" || (gesture.kind !== "none" && gesture.type === "touch");
}

function withPalms(state: PointerState): PointerState {
  return { ...state, touches: new Map([...state.touches].map(([id, { at }]) => [id, { at, isPalm: true }])) };
}

function without(touches: ReadonlyMap<number, Touch>, pointer: number): ReadonlyMap<number, Touch> {
  return touches.has(pointer) ? new Map([...touches].filter(([id]) => id !== pointer)) : touches;
}

function same(state: PointerState): Step {
  return { state, effects: [] };
}

function then(first: Step, next: (state: PointerState) => Step): Step {
  const second = next(first.state);
  return { state: second.state, effects: [...first.effects, ...second.effects] };
}
