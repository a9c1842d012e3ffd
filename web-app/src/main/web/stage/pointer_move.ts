import { panned, pinched } from "../canvas/camera.ts";
import { distance } from "../geometry/box.ts";
import type { Gesture, PointerAction, PointerContext, PointerState } from "./pointer_state.ts";
import { withPalms } from "./pointer_touches.ts";
import { cancelled, finished, then, to, type Transition } from "./pointer_transition.ts";

/** In screen pixels: a finger that moves less rests. */
const SLOP = 8;

/** A pointer moves, pressed or not. */
export function pointerMove(state: PointerState, event: PointerAction, context: PointerContext): Transition {
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
    return finished(moved);
  }
  switch (gesture.kind) {
    case "tool": {
      const hasMoved = gesture.hasMoved || distance(gesture.start, at) > SLOP;
      return { state: { ...moved, gesture: { ...gesture, hasMoved } }, effects: [{ kind: "extend" }] };
    }
    case "press": {
      const { start, ...rest } = gesture;
      return to(distance(start, at) <= SLOP ? moved : { ...moved, gesture: { ...rest, kind: "pan", last: at } });
    }
    case "pan":
      return {
        state: { ...moved, gesture: { ...gesture, last: at } },
        effects: [{ kind: "look", camera: panned(context.camera, at.x - gesture.last.x, at.y - gesture.last.y) }],
      };
  }
}

/** A pen that comes near is about to write: what the ball of the hand draws before it isn't meant. */
function hover(state: PointerState, { type, buttons }: PointerAction): Transition {
  if (type !== "pen" || buttons !== 0) {
    return to(state);
  }
  const isPalmDrawing = state.gesture.kind === "tool" && state.gesture.type === "touch" && !state.fingersDraw;
  return then(isPalmDrawing ? then(cancelled(state), (after) => to(withPalms(after))) : to(state), (after) =>
    to(after.penSeen ? after : { ...after, penSeen: true }));
}

function pinching(state: PointerState, { fingers, from, start }: Gesture & { kind: "pinch" }): Transition {
  const [a, b] = fingers.map((finger) => state.touches.get(finger)!.at);
  return { state, effects: [{ kind: "look", camera: pinched(start, from, [a!, b!]) }] };
}
