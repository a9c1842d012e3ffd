import type { Camera } from "../canvas/camera.ts";
import type { PointerKind } from "../tools/tool.ts";
import { type Gesture, NONE, type PointerState, type ToolRole } from "./pointer_state.ts";

/** What the page must do. `begin`, `extend`, `finish` and `cancel` are about the gesture of a tool. */
export type PointerEffect =
  | { readonly kind: "begin"; readonly role: ToolRole; readonly type: PointerKind }
  | { readonly kind: "extend" }
  /** The gesture ends at the event's place, or where it was last. */
  | { readonly kind: "finish"; readonly where: "here" | "last" }
  | { readonly kind: "cancel" }
  | { readonly kind: "look"; readonly camera: Camera };

/** The state after an event, and the effects in the order in which they are to be performed. */
export interface Transition {
  readonly state: PointerState;
  readonly effects: readonly PointerEffect[];
}

export function to(state: PointerState): Transition {
  return { state, effects: [] };
}

/** The second transition starts from the state after the first one. */
export function then(first: Transition, next: (state: PointerState) => Transition): Transition {
  const second = next(first.state);
  return { state: second.state, effects: [...first.effects, ...second.effects] };
}

/** Ends the gesture where it was last, with its result. */
export function finished(state: PointerState): Transition {
  return { state: { ...state, gesture: NONE }, effects: state.gesture.kind === "tool" ? [{ kind: "finish", where: "last" }] : [] };
}

/** Ends the gesture without a trace. */
export function cancelled(state: PointerState): Transition {
  const { gesture } = state;
  return { state: { ...state, gesture: NONE }, effects: gesture.kind === "tool" ? [{ kind: "cancel" }] : viewRestored(gesture) };
}

function viewRestored(gesture: Exclude<Gesture, { kind: "tool" }>): readonly PointerEffect[] {
  return gesture.kind === "pan" || gesture.kind === "pinch" ? [{ kind: "look", camera: gesture.before }] : [];
}
