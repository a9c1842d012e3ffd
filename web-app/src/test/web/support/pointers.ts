import type { Camera } from "../../../main/web/canvas/camera.ts";
import type { Point } from "../../../main/web/geometry/box.ts";
import { transition } from "../../../main/web/stage/pointer_machine.ts";
import {
  atRest,
  type PointerAction,
  type PointerContext,
  type PointerMachineEvent,
  type PointerState,
} from "../../../main/web/stage/pointer_state.ts";
import type { PointerEffect } from "../../../main/web/stage/pointer_transition.ts";

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

  /** A move with nothing held, though there was no end. */
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

/** The result of a sequence of events. */
export interface Played {
  readonly state: PointerState;
  readonly effects: readonly PointerEffect[];
  /** The calls of tools, as words. */
  readonly calls: readonly string[];
  readonly camera: Camera;
}

export function play(events: readonly PointerMachineEvent[], context: Partial<PointerContext> = {}): Played {
  let state = atRest;
  let camera = home;
  const effects: PointerEffect[] = [];
  for (const event of events) {
    const after = transition(state, event, { ...usual, ...context, camera });
    state = after.state;
    effects.push(...after.effects);
    camera = after.effects.findLast((effect) => effect.kind === "look")?.camera ?? camera;
  }
  return { state, effects, calls: effects.flatMap(wordOf), camera };
}

function wordOf(effect: PointerEffect): readonly string[] {
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
