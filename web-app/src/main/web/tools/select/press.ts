import { changeable } from "../../editing/changes.ts";
import type { EditorContext } from "../../editing/context.ts";
import { distance } from "../../geometry/box.ts";
import { type Drawn, isTeachers } from "../../protocol/element.ts";
import type { Sample } from "../tool.ts";
import type { Clicks } from "./clicks.ts";
import { DragGesture } from "./drag.ts";
import { DRAG_FROM, type SelectGesture } from "./gesture.ts";
import { MarqueeGesture } from "./marquee.ts";

/** A press on an element, or within the selection's frame: a click, or the beginning of a drag. */
export class Press implements SelectGesture {
  private next: SelectGesture | undefined;

  /** `hit` and `isNewlySelected`: as in `Clicks.click`. */
  constructor(
    private readonly context: EditorContext,
    private readonly clicks: Clicks,
    private readonly start: Sample,
    private readonly hit: Drawn | undefined,
    private readonly isNewlySelected: boolean,
  ) {}

  move(at: Sample): void {
    if (this.next === undefined && distance(this.start, at) * this.context.zoom() >= DRAG_FROM) {
      this.next = this.moving();
    }
    this.next?.move(at);
  }

  up(at: Sample): void {
    if (this.next === undefined) {
      this.clicks.click(at, this.hit, this.isNewlySelected);
    } else {
      this.next.up(at);
    }
  }

  cancel(): void {
    this.next?.cancel();
  }

  /** What the person can't change stays where it is. */
  private moving(): SelectGesture {
    const ids = changeable(this.context);
    if (ids.size === 0 && this.context.elements(this.context.selection.ids).some(isTeachers)) {
      this.context.refuse("locked");
    }
    return ids.size > 0 ? new DragGesture(this.context, this.start, ids) : new MarqueeGesture(this.context, this.start);
  }
}
