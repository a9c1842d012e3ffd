import type { Camera } from "../../../main/web/canvas/camera.ts";
import type { Point } from "../../../main/web/geometry/box.ts";
import {
  atRest,
  type Effect,
  type MachineEvent,
  type PointerAction,
  type PointerContext,
  type PointerState,
  step,
} from "../../../main/web/stage/pointer_machine.ts";

export const home: Camera = { x: 0, y: 0, zoom: 1 };

const usual: PointerContext = { camera: home, toolPans: false, toolTakesTaps: false, isReading: false };

/** One pointer's events. */
export class FakePointer {
  #held = false;

  constructor(
    readonly pointer: number,
    readonly type: PointerAction["type"],
    private readonly more: Partial<PointerAction> = {},
  ) {}

  down(x: number, y: number, time = 0, more: Partial<PointerAction> = {}): PointerAction {
    this.#held = true;
    return this.#event("down", { x, y }, { time, button: 0, buttons: 1, ...this.more, ...more });
  }

  move(x: number, y: number, time = 0): PointerAction {
    return this.#event("move", { x, y }, { time, ...(this.#held ? { buttons: 1, ...this.more } : { buttons: 0 }), button: -1 });
  }

  /** A move with nothing held, though no end was told. */
  hover(x: number, y: number): PointerAction {
    return this.#event("move", { x, y }, { buttons: 0 });
  }

  up(x: number, y: number, time = 0): PointerAction {
    return this.#end("up", x, y, time);
  }

  cancel(x: number, y: number): PointerAction {
    return this.#end("cancel", x, y, 0);
  }

  lost(x: number, y: number): PointerAction {
    return this.#end("lost", x, y, 0);
  }

  #end(kind: "up" | "cancel" | "lost", x: number, y: number, time: number): PointerAction {
    this.#held = false;
    return this.#event(kind, { x, y }, { time, button: 0, buttons: 0 });
  }

  #event(kind: PointerAction["kind"], at: Point, more: Partial<PointerAction>): PointerAction {
    const { pointer, type } = this;
    return { kind, pointer, type, at, isPrimary: false, time: 0, button: -1, buttons: 0, ...more };
  }
}

/** What came of a sequence of events. */
export interface Played {
  readonly state: PointerState;
  readonly effects: readonly Effect[];
  /** The effects on tools, as words. */
  readonly told: readonly string[];
  readonly camera: Camera;
}

export function play(events: readonly MachineEvent[], situation: Partial<PointerContext> = {}): Played {
  let state = atRest;
  let camera = home;
  const effects: Effect[] = [];
  for (const event of events) {
    const after = step(state, event, { ...usual, ...situation, camera });
    state = after.state;
    effects.push(...after.effects);
    camera = after.effects.findLast((effect) => effect.kind === "look")?.camera ?? camera;
  }
  return { state, effects, told: effects.flatMap(wordOf), camera };
}

function wordOf(effect: Effect): readonly string[] {
  switch (effect.kind) {
    case "begin":
      return [`begin ${effect.type}${effect.role === "chosen" ? "" : ` ${effect.role}`}`];
    case "finish":
    case "cancel":
      return [effect.kind];
    case "extend":
    case "look":
      return [];
  }
}
