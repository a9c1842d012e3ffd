import type { IconNode } from "lucide";
import type { EditorContext } from "../editing/context.ts";
import type { Aspect } from "../elements/style.ts";
import type { Point } from "../geometry/box.ts";
import type { Props } from "../protocol/contract.ts";
import type { Drawn } from "../protocol/element.ts";
import type { Capability } from "../store/permission.ts";
import type { PlainMessageKey } from "../text/messages.ts";

export type PointerKind = "mouse" | "pen" | "touch";

/** One position of a pointer, in board units. */
export interface Sample extends Point {
  readonly pointer: PointerKind;
  /** 0 to 1. */
  readonly pressure: number;
  /** Milliseconds. */
  readonly time: number;
  readonly shift: boolean;
  readonly alt: boolean;
  /** Ctrl, or the command key. */
  readonly ctrl: boolean;
}

/** Handles gestures of a pointer: `down`, any number of `move`, then `up` or `cancel`. */
export interface Tool {
  readonly cursor: string;
  down(at: Sample): void;
  /** The samples since the last call, at least one. `predicted`: where the pointer will probably go, to be shown but not kept. */
  move(samples: readonly Sample[], predicted?: readonly Sample[]): void;
  up(at: Sample): void;
  /** Undoes the gesture. No effect without one. */
  cancel(): void;
  /** The pointer is down, and has stayed where it is for a while. */
  held?(): void;
  /**
   * Ends what goes on from gesture to gesture: puts it on the board, or gives it up. Returns whether something went on. To be
   * called before another tool is used.
   */
  conclude?(keeps: boolean): boolean;
  /** The pointer is there without pressing; undefined: it has left. The cursor may have changed then. */
  hover?(at: Sample | undefined): void;
}

/** Everything about a tool. The toolbar, the keys, the permissions and the style bar follow from it. */
export interface ToolDefinition {
  /** Its name, among the page's texts. */
  readonly label: PlainMessageKey;
  readonly icon: IconNode;
  /** The Latin letter that chooses it, in lower case. */
  readonly shortcut: string;
  /** The tools are offered in the order of their positions. */
  readonly position: number;
  /** What a person must be able to do to use it. */
  readonly requires: Capability;
  /** The types of the elements that it makes: the style bar offers what they have. */
  readonly makes: readonly Drawn["type"][];
  /** The properties of what it makes without which it has no purpose, of those that came later (V9). */
  readonly needs?: readonly (keyof Props)[];
  /** The parts of a style that mean something to it, if they aren't all of those types. */
  readonly aspects?: readonly Aspect[];
  /** Whether it works on what is selected; the other tools begin without a selection. */
  readonly keepsSelection?: true;
  /** Whether dragging with it moves the view. */
  readonly pans?: true;
  /** Whether it takes elements away. */
  readonly removes?: true;
  /** Whether a finger's tap works with it even where fingers don't draw, because there is a pen or nothing may be drawn. */
  readonly takesTaps?: true;
  readonly create: (context: EditorContext) => Tool;
}
