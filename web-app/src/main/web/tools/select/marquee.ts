import type { EditorContext } from "../../editing/context.ts";
import { meant } from "../../editing/group_paths.ts";
import { boxBetween, distance } from "../../geometry/box.ts";
import type { Sample } from "../tool.ts";
import { DRAG_FROM, type SelectGesture } from "./gesture.ts";

/** Selects what a frame touches and the person can change, in whole groups; with shift, besides what is selected already. */
export class MarqueeGesture implements SelectGesture {
  private readonly before: ReadonlySet<string>;

  /** `clicked` is told of a press that stays where it is, and selects nothing. */
  constructor(
    private readonly context: EditorContext,
    private readonly start: Sample,
    private readonly clicked: (at: Sample) => void = () => {},
  ) {
    this.before = start.shift ? context.selection.ids : new Set();
    context.selection.set(this.before);
  }

  move(at: Sample): void {
    const { context } = this;
    const box = boxBetween(this.start, at);
    context.marquee(box);
    const touched = context.scene.touched(box).filter((element) => context.mayChange(element));
    const whole = context.elements(meant(context, touched)).filter((element) => context.mayChange(element));
    context.selection.set([...this.before, ...whole.map(({ id }) => id)]);
  }

  up(at: Sample): void {
    this.context.marquee(undefined);
    if (distance(this.start, at) * this.context.zoom() < DRAG_FROM && this.context.selection.isEmpty) {
      this.clicked(at);
    }
  }

  cancel(): void {
    this.context.selection.set(this.before);
    this.context.marquee(undefined);
  }
}
