import type { BadgeKind } from "../canvas/badges.ts";
import type { Box, Point } from "../geometry/box.ts";
import type { Scene } from "../canvas/scene.ts";
import type { Change, Drawn } from "../protocol/element.ts";
import type { Selection } from "../editing/selection.ts";
import type { Style } from "../elements/style.ts";

export type ToolName = "select" | "pen" | "line" | "arrow" | "rectangle" | "ellipse" | "text" | "post" | "laser";

/** Where a pointer was, in board units. */
export interface Sample extends Point {
  /** 0 to 1. */
  readonly pressure: number;
  /** Milliseconds. */
  readonly time: number;
  readonly shift: boolean;
}

/** What a person does with a pointer. A gesture is `down`, any number of `move`, then `up` or `cancel`. */
export interface Tool {
  readonly cursor: string;
  down(at: Sample): void;
  /** The samples since the last call, at least one. */
  move(samples: readonly Sample[]): void;
  up(at: Sample): void;
  /** Ends the gesture as if it had never begun. Harmless without one. */
  cancel(): void;
}

/** What tools work on. */
export interface Workbench {
  readonly scene: Scene;
  readonly selection: Selection;
  style(): Style;
  /** Screen pixels for a board unit. */
  zoom(): number;
  elements(ids: Iterable<string>): readonly Drawn[];
  /** Whether the person can move, restyle or remove this element. */
  mayChange(element: Drawn): boolean;
  apply(changes: readonly Change[]): void;
  /** Shows an element that isn't on the board yet. */
  draft(element: Drawn | undefined): void;
  marquee(box: Box | undefined): void;
  /** Opens the editor for an element, which may not be on the board yet. */
  edit(element: Drawn): void;
  /** The person means what a badge stands for. */
  pressBadge(element: Drawn, kind: BadgeKind): void;
  /** Where the person's laser pointer is; undefined: it is off. */
  laser(at: Point | undefined): void;
  newId(): string;
  /** A depth above everything. */
  top(): string;
  /** The tool has done its work: on to selecting. */
  done(): void;
}
