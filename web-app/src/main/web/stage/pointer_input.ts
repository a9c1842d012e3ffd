import type { Clock } from "../base/clock.ts";
import type { Point } from "../geometry/box.ts";
import { type Camera, toBoard } from "../canvas/camera.ts";
import type { Sample, Tool } from "../tools/tool.ts";
import { isWriting, placeOn } from "./dom.ts";
import { transition } from "./pointer_machine.ts";
import { actionOf, coalesced, kindOf, samplesOf } from "./pointer_samples.ts";
import {
  atRest,
  isPalm,
  isPointing,
  type PointerContext,
  type PointerMachineEvent,
  type PointerState,
  takesPart,
  type ToolRole,
} from "./pointer_state.ts";
import type { PointerEffect, Transition } from "./pointer_transition.ts";
import { ToolGesture } from "./tool_gesture.ts";
import { ZoomInput } from "./zoom_input.ts";

/** What pointers act on. */
export interface PointerTarget extends Omit<PointerContext, "camera"> {
  tool(role: ToolRole): Tool;
  camera(): Camera;
  look(camera: Camera): void;
  /** The person points there, in board units; undefined: nowhere on the board. */
  pointed(at: Point | undefined): void;
  /** A gesture begins. */
  began(): void;
  /** A finger begins to work with the tool, or to pinch if another one follows. */
  touched(): void;
  /** The person has a pen. */
  penSeen(): void;
}

/** Turns mouse, pen, touch and wheel into the tools' gestures and the camera's movements. */
export class PointerInput {
  private state: PointerState = atRest;
  /** What a tool is doing now. */
  private gesture: ToolGesture | undefined;
  /** Where on the screen the person points; undefined: nowhere on the board. */
  private pointer: Point | undefined;

  constructor(
    private readonly surface: HTMLElement,
    private readonly target: PointerTarget,
    private readonly clock: Pick<Clock, "after">,
  ) {
    surface.addEventListener("pointerdown", (event) => this.down(event));
    surface.addEventListener("pointermove", (event) => this.move(event));
    surface.addEventListener("pointerup", (event) => this.handle(actionOf("up", event, surface), event));
    surface.addEventListener("pointercancel", (event) => this.handle(actionOf("cancel", event, surface), event));
    surface.addEventListener("lostpointercapture", (event) => this.lost(event));
    surface.addEventListener("pointerleave", (event) => this.left(event));
    surface.addEventListener("contextmenu", (event) => event.preventDefault());
    // Otherwise a tablet takes quick strokes of a pen for handwriting that it reads itself, and keeps them.
    ["touchstart", "touchmove"].forEach((kind) =>
      surface.addEventListener(kind, (event) => isWriting(event.target) || event.preventDefault(), { passive: false }));
    (["keydown", "keyup"] as const).forEach((kind) => globalThis.addEventListener(kind, (event) => this.modify(event)));
    globalThis.addEventListener("blur", () => this.handle({ kind: "interrupt" }));
    new ZoomInput(surface, {
      camera: () => target.camera(),
      look: (camera) => target.look(camera),
      isHeld: () => this.state.gesture.kind !== "none",
    });
  }

  /** Whether a tool is at work. */
  get isWorking(): boolean {
    return this.state.gesture.kind === "tool";
  }

  /** While the key is held, dragging moves the view. */
  holdPanKey(held: boolean): void {
    this.handle({ kind: "panKey", held });
  }

  /** Where a pen was seen, fingers move the view, unless the person lets them draw. */
  letFingersDraw(on: boolean): void {
    this.handle({ kind: "fingersDraw", on });
  }

  /** The person has moved the view: under the pointer is another place of the board. */
  lookedAround(): void {
    this.point(this.pointer);
  }

  /** Ends a tool's gesture without a result. Tells whether there was one. */
  cancel(): boolean {
    const was = this.isWorking;
    this.handle({ kind: "escape" });
    return was;
  }

  /** Ends a gesture as it is. */
  conclude(): void {
    this.handle({ kind: "conclude" });
  }

  showCursor(): void {
    const { gesture, panKey } = this.state;
    const panning = gesture.kind === "pan" || gesture.kind === "pinch";
    this.surface.style.cursor = panning ? "grabbing" : panKey ? "grab" : this.target.tool("chosen").cursor;
  }

  private handle(event: PointerMachineEvent, source?: PointerEvent): void {
    const { penSeen } = this.state;
    const { state, effects } = this.next(event);
    this.state = state;
    effects.forEach((effect) => this.perform(effect, source));
    if (state.penSeen && !penSeen) {
      this.target.penSeen();
    }
    this.showCursor();
  }

  private next(event: PointerMachineEvent): Transition {
    const { toolPans, toolTakesTaps, isReading } = this.target;
    return transition(this.state, event, { camera: this.target.camera(), toolPans, toolTakesTaps, isReading });
  }

  private perform(effect: PointerEffect, source: PointerEvent | undefined): void {
    switch (effect.kind) {
      case "begin":
        this.begin(effect, source!);
        break;
      case "extend":
        this.extend(source!);
        break;
      case "finish":
        this.takeGesture()?.finish(effect.where === "here" ? this.samples([source!])[0] : undefined);
        break;
      case "cancel":
        this.takeGesture()?.cancel();
        break;
      case "look":
        this.target.look(effect.camera);
        break;
    }
  }

  private begin({ role, type }: PointerEffect & { kind: "begin" }, source: PointerEvent): void {
    if (type === "touch") {
      this.target.touched();
    }
    const [at] = this.samples([source]);
    this.gesture = new ToolGesture(this.target.tool(role), at!, placeOn(this.surface, source), this.clock);
    this.gesture.begin();
  }

  private extend(source: PointerEvent): void {
    const predicted = this.samples(source.getPredictedEvents?.() ?? []);
    this.gesture?.extend(this.samples(coalesced(source)), predicted, placeOn(this.surface, source));
  }

  private modify(event: KeyboardEvent): void {
    const { shiftKey: shift, altKey: alt, ctrlKey, metaKey } = event;
    this.gesture?.modify({ shift, alt, ctrl: ctrlKey || metaKey });
    if (this.isWorking && event.key === "Alt") {
      // Otherwise the browser's menu gets the keyboard.
      event.preventDefault();
    }
  }

  private takeGesture(): ToolGesture | undefined {
    const { gesture } = this;
    this.gesture = undefined;
    return gesture;
  }

  private down(event: PointerEvent): void {
    const action = actionOf("down", event, this.surface);
    const { state } = this.next(action);
    if (!isPalm(state, event.pointerId)) {
      this.surface.focus({ preventScroll: true });
      this.target.began();
    }
    if (takesPart(state, event.pointerId)) {
      event.preventDefault();
      this.capture(event.pointerId);
    }
    if (state.gesture.kind === "pinch") {
      this.point(undefined);
    }
    this.handle(action, event);
  }

  private capture(pointer: number): void {
    try {
      this.surface.setPointerCapture(pointer);
    } catch {
      // The pointer is gone again. Its gesture ends with its next event.
    }
  }

  private move(event: PointerEvent): void {
    const action = actionOf("move", event, this.surface);
    // Browsers also send a move when the page has moved under the pointer.
    const points = isPointing(this.state, action.pointer, action.type) && (action.at.x !== this.pointer?.x || action.at.y !== this.pointer?.y);
    if (points) {
      this.pointer = action.at;
    }
    this.handle(action, event);
    if (points) {
      this.point(action.at);
    }
    if (this.state.gesture.kind === "none" && action.type !== "touch") {
      this.target.tool("chosen").hover?.(this.samples([event])[0]);
      this.showCursor();
    }
  }

  /** Another element may have had the pointer before: that is no loss. */
  private lost(event: PointerEvent): void {
    if (event.target === this.surface) {
      this.handle(actionOf("lost", event, this.surface), event);
    }
  }

  private left(event: PointerEvent): void {
    if (this.state.gesture.kind === "none" || isPointing(this.state, event.pointerId, kindOf(event))) {
      this.point(undefined);
      this.target.tool("chosen").hover?.(undefined);
    }
  }

  private point(at: Point | undefined): void {
    this.pointer = at;
    this.target.pointed(at && toBoard(this.target.camera(), at));
  }

  private samples(events: readonly PointerEvent[]): readonly Sample[] {
    return samplesOf(events, this.surface, this.target.camera());
  }
}
