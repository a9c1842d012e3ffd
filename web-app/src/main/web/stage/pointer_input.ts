import { type Point } from "../geometry/box.ts";
import { type Camera, panned, pinched, toBoard, zoomed } from "../canvas/camera.ts";
import type { Sample, Tool } from "../tools/tool.ts";

/** What pointers act on. */
export interface PointerTarget {
  tool(): Tool;
  camera(): Camera;
  look(camera: Camera): void;
  /** The person points there, in board units; undefined: nowhere on the board. */
  pointed(at: Point | undefined): void;
  /** A gesture begins. */
  began(): void;
  /** A finger begins to work with the tool, or to pinch if another one follows. */
  touched(): void;
}

type Gesture =
  | { readonly kind: "none" }
  | { readonly kind: "tool"; readonly tool: Tool; readonly pointer: number; readonly since: number }
  | { readonly kind: "pan"; readonly pointer: number; last: Point }
  | { readonly kind: "pinch"; readonly start: Camera; readonly fingers: readonly [number, number]; readonly from: readonly [Point, Point] };

const NONE: Gesture = { kind: "none" };
/** A second finger that comes later than this doesn't turn drawing into pinching: it may be the ball of the hand. */
const PINCH_WITHIN_MILLISECONDS = 350;
const MIDDLE_BUTTON = 1;
const LINE_PIXELS = 32;

/** Turns mouse, pen, touch and wheel into the tools' gestures and the camera's movements. */
export class PointerInput {
  private gesture: Gesture = NONE;
  private panKey = false;
  private penSeen = false;
  private readonly touches = new Map<number, Point>();
  /** Where on the screen the person points; undefined: nowhere on the board. */
  private pointer: Point | undefined;

  constructor(
    private readonly surface: HTMLElement,
    private readonly target: PointerTarget,
  ) {
    surface.addEventListener("pointerdown", (event) => this.down(event));
    surface.addEventListener("pointermove", (event) => this.move(event));
    surface.addEventListener("pointerup", (event) => this.up(event));
    surface.addEventListener("pointercancel", (event) => this.lost(event));
    surface.addEventListener("pointerleave", (event) => this.left(event));
    surface.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    surface.addEventListener("contextmenu", (event) => event.preventDefault());
  }

  /** Whether a tool is at work. */
  get isWorking(): boolean {
    return this.gesture.kind === "tool";
  }

  /** While the key is held, dragging moves the view. */
  holdPanKey(held: boolean): void {
    this.panKey = held;
    this.showCursor();
  }

  /** The person has moved the view: under the pointer is another place of the board. */
  lookedAround(): void {
    this.point(this.pointer);
  }

  /** Ends a tool's gesture without a result. Tells whether there was one. */
  cancel(): boolean {
    if (this.gesture.kind !== "tool") {
      return false;
    }
    this.gesture.tool.cancel();
    this.gesture = NONE;
    return true;
  }

  showCursor(): void {
    const panning = this.gesture.kind === "pan" || this.gesture.kind === "pinch";
    this.surface.style.cursor = panning ? "grabbing" : this.panKey ? "grab" : this.target.tool().cursor;
  }

  private down(event: PointerEvent): void {
    const at = this.place(event);
    this.surface.focus({ preventScroll: true });
    this.target.began();
    this.penSeen ||= event.pointerType === "pen";
    if (event.pointerType === "touch") {
      this.touches.set(event.pointerId, at);
    }
    if (this.touches.size === 2 && this.startsPinch(event)) {
      this.pinch();
    } else if (this.gesture.kind === "none") {
      this.begin(event, at);
    }
    this.showCursor();
  }

  private begin(event: PointerEvent, at: Point): void {
    const moves = event.button === MIDDLE_BUTTON || (event.button === 0 && this.panKey);
    // Where there is a pen, fingers move the view, and the ball of the hand draws nothing.
    if (moves || (event.pointerType === "touch" && this.penSeen)) {
      this.gesture = { kind: "pan", pointer: event.pointerId, last: at };
    } else if (event.button === 0) {
      const tool = this.target.tool();
      this.gesture = { kind: "tool", tool, pointer: event.pointerId, since: event.timeStamp };
      if (event.pointerType === "touch") {
        this.target.touched();
      }
      tool.down(this.sample(event));
    } else {
      return;
    }
    event.preventDefault();
    this.surface.setPointerCapture(event.pointerId);
  }

  private startsPinch(event: PointerEvent): boolean {
    const { gesture } = this;
    return gesture.kind !== "tool" || event.timeStamp - gesture.since <= PINCH_WITHIN_MILLISECONDS;
  }

  private pinch(): void {
    this.cancel();
    this.point(undefined);
    const [first, second] = [...this.touches];
    this.gesture = {
      kind: "pinch",
      start: this.target.camera(),
      fingers: [first![0], second![0]],
      from: [first![1], second![1]],
    };
  }

  private move(event: PointerEvent): void {
    const at = this.place(event);
    const { gesture } = this;
    // Browsers tell of a move also when it was the page that moved under the pointer.
    const points = this.isPointing(event) && (at.x !== this.pointer?.x || at.y !== this.pointer?.y);
    if (points) {
      this.pointer = at;
    }
    if (this.touches.has(event.pointerId)) {
      this.touches.set(event.pointerId, at);
    }
    if (gesture.kind === "tool" && gesture.pointer === event.pointerId) {
      gesture.tool.move(coalesced(event).map((each) => this.sample(each)));
    } else if (gesture.kind === "pan" && gesture.pointer === event.pointerId) {
      this.target.look(panned(this.target.camera(), at.x - gesture.last.x, at.y - gesture.last.y));
      gesture.last = at;
    } else if (gesture.kind === "pinch") {
      const [a, b] = gesture.fingers.map((finger) => this.touches.get(finger));
      if (a !== undefined && b !== undefined) {
        this.target.look(pinched(gesture.start, gesture.from, [a, b]));
      }
    }
    if (points) {
      this.point(at);
    }
    if (gesture.kind === "none" && event.pointerType !== "touch") {
      this.target.tool().hover?.(this.sample(event));
      this.showCursor();
    }
  }

  /** Whether this is where the person points: not a second finger, nor the ball of a hand. */
  private isPointing({ pointerId, pointerType }: PointerEvent): boolean {
    const { gesture } = this;
    return gesture.kind === "none" ? pointerType !== "touch" : gesture.kind !== "pinch" && gesture.pointer === pointerId;
  }

  private left(event: PointerEvent): void {
    if (this.gesture.kind === "none" || this.isPointing(event)) {
      this.point(undefined);
      this.target.tool().hover?.(undefined);
    }
  }

  private point(at: Point | undefined): void {
    this.pointer = at;
    this.target.pointed(at && toBoard(this.target.camera(), at));
  }

  private up(event: PointerEvent): void {
    const { gesture } = this;
    if (gesture.kind === "tool" && gesture.pointer === event.pointerId) {
      this.gesture = NONE;
      gesture.tool.up(this.sample(event));
    }
    this.lost(event);
  }

  /** The pointer is gone. The finger that is left of two goes on moving the view. */
  private lost(event: PointerEvent): void {
    this.touches.delete(event.pointerId);
    const { gesture } = this;
    if (gesture.kind === "pinch" && gesture.fingers.includes(event.pointerId)) {
      const [left] = this.touches;
      this.gesture = left === undefined ? NONE : { kind: "pan", pointer: left[0], last: left[1] };
    } else if (gesture.kind === "pan" && gesture.pointer === event.pointerId) {
      this.gesture = NONE;
    } else if (gesture.kind === "tool" && gesture.pointer === event.pointerId) {
      this.cancel();
    }
    this.showCursor();
  }

  private wheel(event: WheelEvent): void {
    event.preventDefault();
    const camera = this.target.camera();
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : LINE_PIXELS;
    const [dx, dy] = [event.deltaX * unit, event.deltaY * unit];
    if (event.ctrlKey || event.metaKey) {
      const step = Math.min(30, Math.max(-30, dy));
      this.target.look(zoomed(camera, this.place(event), camera.zoom * Math.exp(-step / 100)));
    } else if (event.shiftKey && dx === 0) {
      this.target.look(panned(camera, -dy, 0));
    } else {
      this.target.look(panned(camera, -dx, -dy));
    }
  }

  private place(event: MouseEvent): Point {
    const { left, top } = this.surface.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  }

  private sample(event: PointerEvent): Sample {
    const { x, y } = toBoard(this.target.camera(), this.place(event));
    // A mouse reports 0.5 while a button is down, and 0 when it lifts.
    const pressure = event.pointerType === "pen" && event.pressure > 0 ? event.pressure : 0.5;
    return { x, y, pressure, time: event.timeStamp, shift: event.shiftKey, alt: event.altKey, isTouch: event.pointerType === "touch" };
  }
}

/** Every place that the pointer went through since the last event. */
function coalesced(event: PointerEvent): readonly PointerEvent[] {
  const events = event.getCoalescedEvents?.() ?? [];
  return events.length > 0 ? events : [event];
}
