import { ANY_BUTTON, NONE, type PointerAction, type PointerContext, type PointerState, takesPart } from "./pointer_state.ts";
import { without } from "./pointer_touches.ts";
import { cancelled, finished, to, type Transition } from "./pointer_transition.ts";

/** A pointer lifts, or the page gets no more events of it. The finger that is left of two goes on moving the view. */
export function pointerUp(state: PointerState, event: PointerAction, context: PointerContext): Transition {
  const { kind, pointer, type } = event;
  const { gesture } = state;
  const left = { ...state, touches: without(state.touches, pointer) };
  if (!takesPart(state, pointer)) {
    return to(left);
  }
  switch (gesture.kind) {
    case "tool":
      if (kind === "up") {
        return { state: { ...left, gesture: NONE }, effects: [{ kind: "finish", where: "here" }] };
      }
      // The system cancels the ball of a hand, which hardly moves; it has drawn nothing.
      return type === "touch" && kind === "cancel" && !gesture.hasMoved ? cancelled(left) : finished(left);
    case "press": {
      const isTap = kind === "up" && context.toolTakesTaps;
      return {
        state: { ...left, gesture: NONE },
        effects: isTap ? [{ kind: "begin", role: "chosen", type }, { kind: "finish", where: "here" }] : [],
      };
    }
    case "pinch": {
      const other = gesture.fingers.find((finger) => finger !== pointer)!;
      const last = left.touches.get(other)!.at;
      return to({ ...left, gesture: { kind: "pan", pointer: other, type, mask: ANY_BUTTON, last, before: gesture.before } });
    }
    case "pan":
    case "none":
      return to({ ...left, gesture: NONE });
  }
}
