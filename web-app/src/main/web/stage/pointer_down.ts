import type { Camera } from "../canvas/camera.ts";
import {
  ANY_BUTTON,
  isFingers,
  type PointerAction,
  type PointerContext,
  type PointerState,
  takesPart,
  type ToolRole,
} from "./pointer_state.ts";
import { without, withPalms } from "./pointer_touches.ts";
import { cancelled, finished, then, to, type Transition } from "./pointer_transition.ts";

/** A second finger that comes later than this doesn't turn drawing into pinching: it may be the ball of the hand. */
const PINCH_WITHIN_MILLISECONDS = 350;
/** `PointerEvent.button`, and the bits of `PointerEvent.buttons`. */
const button = { left: 0, middle: 1, right: 2, eraser: 5 };
const bit = { left: 1, right: 2, middle: 4, eraser: 32 };

/** A pointer comes down. A pen ends the gestures of every other pointer. */
export function pointerDown(state: PointerState, event: PointerAction, context: PointerContext): Transition {
  return then(staleEnded(state, event), (current) => {
    switch (event.type) {
      case "pen":
        return then(penDown(current), (free) => begin(free, event, context));
      case "touch":
        return fingerDown(current, event, context);
      case "mouse":
        return current.gesture.kind === "none" ? begin(current, event, context) : to(current);
    }
  });
}

/** A pointer that comes down again, or a first finger, shows that the page got no end of an earlier gesture. */
function staleEnded(state: PointerState, { pointer, type, isPrimary }: PointerAction): Transition {
  const isFirstFinger = type === "touch" && isPrimary;
  const isOver = takesPart(state, pointer) || (isFirstFinger && isFingers(state.gesture));
  const touches = isFirstFinger ? new Map() : without(state.touches, pointer);
  return then(isOver ? finished(state) : to(state), (after) => to({ ...after, touches }));
}

/** Cancels what fingers do; they are ignored until they lift. */
function penDown(state: PointerState): Transition {
  return then(isFingers(state.gesture) ? cancelled(state) : finished(state), (after) => to({ ...withPalms(after), penSeen: true }));
}

function fingerDown(state: PointerState, event: PointerAction, context: PointerContext): Transition {
  const { gesture } = state;
  const finger = (isPalm: boolean) => ({ ...state, touches: new Map(state.touches).set(event.pointer, { at: event.at, isPalm }) });
  switch (gesture.kind) {
    case "none":
      return begin(finger(false), event, context);
    case "pinch":
      return to(finger(true));
    case "tool": {
      const pinches = gesture.type === "touch" && event.time - gesture.since <= PINCH_WITHIN_MILLISECONDS;
      return pinches ? then(cancelled(finger(false)), (after) => pinch(after, gesture.pointer, event, context.camera, context.camera)) : to(finger(true));
    }
    case "press":
    case "pan":
      return gesture.type === "touch" ? pinch(finger(false), gesture.pointer, event, context.camera, gesture.before) : to(finger(true));
  }
}

function pinch(state: PointerState, first: number, second: PointerAction, start: Camera, before: Camera): Transition {
  const from = [state.touches.get(first)!.at, second.at] as const;
  return to({ ...state, gesture: { kind: "pinch", fingers: [first, second.pointer], from, start, before } });
}

/** Begins a gesture. There must be none. */
function begin(state: PointerState, event: PointerAction, context: PointerContext): Transition {
  const { pointer, type, at, time } = event;
  const held = { pointer, type, mask: maskOf(event) };
  const isMain = event.button === button.left;
  const role = roleOf(event);
  if (event.button === button.middle || (role === "chosen" && isMain && (state.panKey || context.toolPans))) {
    return to({ ...state, gesture: { ...held, kind: "pan", last: at, before: context.camera } });
  }
  if (type === "touch" && (context.isReading || (state.penSeen && !state.fingersDraw))) {
    return to({ ...state, gesture: { ...held, kind: "press", start: at, before: context.camera } });
  }
  return role === "chosen" && !isMain ? to(state) : {
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
  return type !== "mouse" ? ANY_BUTTON : pressed === button.middle ? bit.middle : bit.left;
}
