import { pointerDown } from "./pointer_down.ts";
import { pointerMove } from "./pointer_move.ts";
import { type PointerContext, type PointerMachineEvent, type PointerState } from "./pointer_state.ts";
import { cancelled, finished, then, to, type Transition } from "./pointer_transition.ts";
import { pointerUp } from "./pointer_up.ts";

/** The state machine of all pointers: pure, so that each rule is one row of a test. A pen wins over everything else. */
export function transition(state: PointerState, event: PointerMachineEvent, context: PointerContext): Transition {
  switch (event.kind) {
    case "down":
      return pointerDown(state, event, context);
    case "move":
      return pointerMove(state, event, context);
    case "up":
    case "cancel":
    case "lost":
      return pointerUp(state, event, context);
    case "interrupt":
      return then(finished(state), (after) => to({ ...after, touches: new Map(), panKey: false }));
    case "escape":
      return state.gesture.kind === "tool" || state.gesture.kind === "press" ? cancelled(state) : to(state);
    case "conclude":
      return finished(state);
    case "panKey":
      return to({ ...state, panKey: event.held });
    case "fingersDraw":
      return to({ ...state, fingersDraw: event.on });
  }
}
