import type { EditorContext } from "../../editing/context.ts";
import { canCrop } from "../../editing/cropping.ts";
import { meant, meantGroup } from "../../editing/group_paths.ts";
import { definitionOf } from "../../elements/registry.ts";
import { distance } from "../../geometry/box.ts";
import type { Drawn } from "../../protocol/element.ts";
import type { Sample } from "../tool.ts";

const DOUBLE_CLICK = { milliseconds: 400, pixels: 10 };

/** Selects what is clicked, with its group, and opens what is clicked twice, or goes into its group. */
export class Clicks {
  private last: Sample | undefined;

  constructor(private readonly context: EditorContext) {}

  /** `hit`: the element that was clicked. `isNewlySelected`: whether the press has selected it. */
  click(at: Sample, hit: Drawn | undefined, isNewlySelected: boolean): void {
    const { context } = this;
    const { selection } = context;
    if (this.isDouble(at) && hit !== undefined) {
      this.last = undefined;
      this.open(hit);
      return;
    }
    this.last = at;
    if (hit === undefined) {
      selection.clear();
    } else if (!at.shift) {
      selection.set(meant(context, [hit]));
    } else if (!isNewlySelected) {
      selection.toggle(meant(context, [hit]));
    }
  }

  /** Goes into the element's group, begins to crop it, or opens it for writing. */
  private open(hit: Drawn): void {
    const { context } = this;
    const group = meantGroup(context, hit);
    if (group !== undefined && meant(context, [hit]).length > 1) {
      context.selection.enter(group);
      context.selection.set(meant(context, [hit]));
    } else if (canCrop(context, hit)) {
      context.selection.crop(hit.id);
    } else if (definitionOf(hit).writing !== undefined && context.mayChange(hit)) {
      context.edit(hit);
    }
  }

  private isDouble(at: Sample): boolean {
    const { last } = this;
    return last !== undefined && at.time - last.time <= DOUBLE_CLICK.milliseconds &&
      distance(last, at) * this.context.zoom() <= DOUBLE_CLICK.pixels;
  }
}
