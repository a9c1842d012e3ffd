import type { Clock } from "../base/clock.ts";
import { distance, type Point } from "../geometry/box.ts";
import { type Camera, toBoard } from "../canvas/camera.ts";
import type { PointerKind, Sample, Tool } from "../tools/tool.ts";
import { isWriting, placeOn } from "./dom.ts";
import {
  atRest,
  type Effect,
  isPalm,
  isPointing,
  type MachineEvent,
  type PointerAction,
  type PointerContext,
  type PointerState,
  step,
  takesPart,
  type ToolRole,
} from "./pointer_machine.ts";
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

/** A pointer that stays within so many screen pixels for so many milliseconds rests. */
const REST = { pixels: 4, milliseconds: 500 };

interface Work {
  readonly tool: Tool;
  /** Where it was last. */
  last: Sample;
  /** Where on the screen the pointer may have come to rest. */
  place: Point;
  endRest: () => void;
}

/** Turns mouse, pen, touch and wheel into the tools' gestures and the camera's movements. */
export class PointerInput {
  private state: PointerState = atRest;
  /** What the tool does that works. */
  private working: Work | undefined;
  /** Where on the screen the person points; undefined: nowhere on the board. */
  private pointer: Point | undefined;

  constructor(
    private readonly surface: HTMLElement,
    private readonly target: PointerTarget,
    private readonly clock: Pick<Clock, "after">,
  ) {
    surface.addEventListener("pointerdown", (event) => this.down(event));
    surface.addEventListener("pointermove", (event) => this.move(event));
    surface.addEventListener("pointerup", (event) => this.step(action("up", event, surface), event));
    surface.addEventListener("pointercancel", (event) => this.step(action("cancel", event, surface), event));
    surface.addEventListener("lostpointercapture", (event) => this.lost(event));
    surface.addEventListener("pointerleave", (event) => this.left(event));
    surface.addEventListener("contextmenu", (event) => event.preventDefault());
    // Otherwise a tablet takes quick strokes of a pen for handwriting that it reads itself, and keeps them.
    ["touchstart", "touchmove"].forEach((kind) =>
      surface.addEventListener(kind, (event) => isWriting(event.target) || event.preventDefault(), { passive: false }));
    globalThis.addEventListener("blur", () => this.step({ kind: "interrupt" }));
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
    this.step({ kind: "panKey", held });
  }

  /** Where a pen was seen, fingers move the view, unless the person lets them draw. */
  letFingersDraw(on: boolean): void {
    this.step({ kind: "fingersDraw", on });
  }

  /** The person has moved the view: under the pointer is another place of the board. */
  lookedAround(): void {
    this.point(this.pointer);
  }

  /** Ends a tool's gesture without a result. Tells whether there was one. */
  cancel(): boolean {
    const was = this.isWorking;
    this.step({ kind: "escape" });
    return was;
  }

  /** Ends a gesture as it is. */
  conclude(): void {
    this.step({ kind: "conclude" });
  }

  showCursor(): void {
    const { gesture, panKey } = this.state;
    const panning = gesture.kind === "pan" || gesture.kind === "pinch";
    this.surface.style.cursor = panning ? "grabbing" : panKey ? "grab" : this.target.tool("chosen").cursor;
  }

  private step(event: MachineEvent, source?: PointerEvent): void {
    const { penSeen } = this.state;
    const { state, effects } = this.next(event);
    this.state = state;
    effects.forEach((effect) => this.perform(effect, source));
    if (state.penSeen && !penSeen) {
      this.target.penSeen();
    }
    this.showCursor();
  }

  private next(event: MachineEvent): ReturnType<typeof step> {
    const { toolPans, toolTakesTaps, isReading } = this.target;
    return step(this.state, event, { camera: this.target.camera(), toolPans, toolTakesTaps, isReading });
  }

  private perform(effect: Effect, source: PointerEvent | undefined): void {
    const { working } = this;
    switch (effect.kind) {
      case "begin":
        this.begin(effect, source!);
        break;
      case "extend":
        this.extend(source!);
        break;
      case "finish":
        this.end();
        working?.tool.up(effect.where === "here" ? this.samples([source!])[0]! : working.last);
        break;
      case "cancel":
        this.end();
        working?.tool.cancel();
        break;
      case "look":
        this.target.look(effect.camera);
        break;
    }
  }

  private begin({ role, type }: Effect & { kind: "begin" }, source: PointerEvent): void {
    const tool = this.target.tool(role);
    const [at] = this.samples([source]);
    this.working = { tool, last: at!, place: placeOn(this.surface, source), endRest: this.restLater(tool) };
    if (type === "touch") {
      this.target.touched();
    }
    tool.down(at!);
  }

  private extend(source: PointerEvent): void {
    const { working } = this;
    if (working !== undefined) {
      const samples = this.samples(coalesced(source));
      const place = placeOn(this.surface, source);
      working.last = samples.at(-1)!;
      if (distance(working.place, place) > REST.pixels) {
        working.endRest();
        Object.assign(working, { place, endRest: this.restLater(working.tool) });
      }
      working.tool.move(samples, this.samples(source.getPredictedEvents?.() ?? []));
    }
  }

  private restLater(tool: Tool): () => void {
    return this.clock.after(REST.milliseconds, () => tool.held?.());
  }

  private end(): void {
    this.working?.endRest();
    this.working = undefined;
  }

  private down(event: PointerEvent): void {
    const told = action("down", event, this.surface);
    const { state } = this.next(told);
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
    this.step(told, event);
  }

  private capture(pointer: number): void {
    try {
      this.surface.setPointerCapture(pointer);
    } catch {
      // The pointer is gone again. What it began ends with the next that is heard of it.
    }
  }

  private move(event: PointerEvent): void {
    const told = action("move", event, this.surface);
    // Browsers tell of a move also when it was the page that moved under the pointer.
    const points = isPointing(this.state, told.pointer, told.type) && (told.at.x !== this.pointer?.x || told.at.y !== this.pointer?.y);
    if (points) {
      this.pointer = told.at;
    }
    this.step(told, event);
    if (points) {
      this.point(told.at);
    }
    if (this.state.gesture.kind === "none" && told.type !== "touch") {
      this.target.tool("chosen").hover?.(this.samples([event])[0]);
      this.showCursor();
    }
  }

  /** Another element may have had the pointer before: that is no loss. */
  private lost(event: PointerEvent): void {
    if (event.target === this.surface) {
      this.step(action("lost", event, this.surface), event);
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
    const camera = this.target.camera();
    const { left, top } = this.surface.getBoundingClientRect();
    return events.map((event) => {
      const { x, y } = toBoard(camera, { x: event.clientX - left, y: event.clientY - top });
      const pointer = kindOf(event);
      // A mouse reports 0.5 while a button is down, and 0 when it lifts.
      const pressure = pointer === "pen" && event.pressure > 0 ? event.pressure : 0.5;
      return { x, y, pressure, pointer, time: event.timeStamp, shift: event.shiftKey, alt: event.altKey };
    });
  }
}

/** What isn't known is used as a mouse. */
function kindOf({ pointerType }: PointerEvent): PointerKind {
  return pointerType === "pen" || pointerType === "touch" ? pointerType : "mouse";
}

function action(kind: PointerAction["kind"], event: PointerEvent, surface: HTMLElement): PointerAction {
  const { pointerId: pointer, isPrimary, timeStamp: time, button, buttons } = event;
  return { kind, pointer, type: kindOf(event), isPrimary, at: placeOn(surface, event), time, button, buttons };
}

/** Every place that the pointer went through since the last event. */
function coalesced(event: PointerEvent): readonly PointerEvent[] {
  const events = event.getCoalescedEvents?.() ?? [];
  return events.length > 0 ? events : [event];
}
