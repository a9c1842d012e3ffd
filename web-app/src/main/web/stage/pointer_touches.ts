import type { PointerState, Touch } from "./pointer_state.ts";

/** All fingers that are down are ignored until they lift. */
export function withPalms(state: PointerState): PointerState {
  return { ...state, touches: new Map([...state.touches].map(([id, { at }]) => [id, { at, isPalm: true }])) };
}

export function without(touches: ReadonlyMap<number, Touch>, pointer: number): ReadonlyMap<number, Touch> {
  return touches.has(pointer) ? new Map([...touches].filter(([id]) => id !== pointer)) : touches;
}
