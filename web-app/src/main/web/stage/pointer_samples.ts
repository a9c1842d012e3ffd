import { type Camera, toBoard } from "../canvas/camera.ts";
import type { PointerKind, Sample } from "../tools/tool.ts";
import { placeOn } from "./dom.ts";
import type { PointerAction } from "./pointer_state.ts";

/** Where a pointer was at each of the events, in board units. */
export function samplesOf(events: readonly PointerEvent[], surface: HTMLElement, camera: Camera): readonly Sample[] {
  const { left, top } = surface.getBoundingClientRect();
  return events.map((event) => {
    const { x, y } = toBoard(camera, { x: event.clientX - left, y: event.clientY - top });
    const pointer = kindOf(event);
    // A mouse reports 0.5 while a button is down, and 0 when it lifts.
    const pressure = pointer === "pen" && event.pressure > 0 ? event.pressure : 0.5;
    return { x, y, pressure, pointer, time: event.timeStamp, shift: event.shiftKey, alt: event.altKey, ctrl: event.ctrlKey || event.metaKey };
  });
}

/** An unknown kind counts as a mouse. */
export function kindOf({ pointerType }: PointerEvent): PointerKind {
  return pointerType === "pen" || pointerType === "touch" ? pointerType : "mouse";
}

/** The event as the state machine takes it. */
export function actionOf(kind: PointerAction["kind"], event: PointerEvent, surface: HTMLElement): PointerAction {
  const { pointerId: pointer, isPrimary, timeStamp: time, button, buttons } = event;
  return { kind, pointer, type: kindOf(event), isPrimary, at: placeOn(surface, event), time, button, buttons };
}

/** Every event of the pointer since the last one that the page got. */
export function coalesced(event: PointerEvent): readonly PointerEvent[] {
  const events = event.getCoalescedEvents?.() ?? [];
  return events.length > 0 ? events : [event];
}
