import type { BadgeKind } from "../../canvas/badges.ts";
import type { EditorContext } from "../../editing/context.ts";
import { distance } from "../../geometry/box.ts";
import type { Drawn } from "../../protocol/element.ts";
import type { Sample } from "../tool.ts";
import { DRAG_FROM, type SelectGesture } from "./gesture.ts";

/** Presses an element's badge, unless the pointer moves away. */
export class BadgePress implements SelectGesture {
  constructor(
    private readonly context: EditorContext,
    private readonly start: Sample,
    private readonly element: Drawn,
    private readonly badge: BadgeKind,
  ) {}

  move(): void {}

  up(at: Sample): void {
    if (distance(this.start, at) * this.context.zoom() < DRAG_FROM) {
      this.context.pressBadge(this.element, this.badge);
    }
  }

  cancel(): void {}
}
