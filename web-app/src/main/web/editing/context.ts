import type { BadgeKind } from "../canvas/badges.ts";
import type { Scene } from "../canvas/scene.ts";
import type { Style } from "../elements/style.ts";
import type { Box, Point } from "../geometry/box.ts";
import type { Guide } from "../geometry/snapping.ts";
import type { Change, ErrorCode } from "../protocol/contract.ts";
import type { Drawn } from "../protocol/element.ts";
import type { Version } from "../protocol/version.ts";
import type { Selection } from "./selection.ts";
import type { SnapSettings } from "./snap_settings.ts";

/** What tools and commands work on: the board as it is seen, the selection, the style, and the way to change them. */
export interface EditorContext {
  readonly scene: Scene;
  readonly selection: Selection;
  style(): Style;
  /** What may be used on the board (V9). */
  offered(): Version;
  /** Screen pixels for a board unit. */
  zoom(): number;
  elements(ids: Iterable<string>): readonly Drawn[];
  /** Whether the person can move, restyle or remove this element. */
  mayChange(element: Drawn): boolean;
  apply(changes: readonly Change[]): void;
  /** Shows an element that isn't on the board yet, to the others, too. `shown`: how this page alone shows it. */
  draft(element: Drawn | undefined, shown?: Drawn): void;
  /** Shows elements that are to be put on the board, over everything. */
  preview(elements: readonly Drawn[]): void;
  /** Outlines what a click on this element would select: the element, or its group; undefined: nothing. */
  hover(id: string | undefined): void;
  marquee(box: Box | undefined): void;
  /** Shows a line that encloses what is to be selected. */
  lasso(line: readonly Point[] | undefined): void;
  /** What elements snap to. */
  readonly snaps: SnapSettings;
  /** Shows what something has snapped to. */
  guide(guides: readonly Guide[]): void;
  /** Opens the text editor for an element, which may not be on the board yet. */
  edit(element: Drawn): void;
  /** Opens what a link leads to. */
  follow(link: string): void;
  /** The person has clicked a badge. */
  pressBadge(element: Drawn, kind: BadgeKind): void;
  /** Where the person's laser pointer is; undefined: it is off. */
  laser(at: Point | undefined): void;
  /** Says why something that the person tries isn't done. */
  refuse(why: ErrorCode): void;
  newId(): string;
  /** A `z` above all elements. */
  top(): string;
  /** The tool is finished: the resting tool follows. */
  done(): void;
}
