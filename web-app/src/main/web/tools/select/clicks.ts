import type { EditorContext } from "../../editing/context.ts";
import { canCrop } from "../../editing/cropping.ts";
import { canReshape } from "../../editing/reshaping.ts";
import { meant as withGroup, meantGroup } from "../../editing/group_paths.ts";
import { definitionOf, linkAt } from "../../elements/registry.ts";
import { distance, holds } from "../../geometry/box.ts";
import { type Drawn, isInBackground } from "../../protocol/element.ts";
import { newText } from "../new_text.ts";
import type { Sample } from "../tool.ts";

const DOUBLE_CLICK = { milliseconds: 400, pixels: 10 };

/** Selects what is clicked, with its group, and opens what is clicked twice, or goes into its group; where nothing is, begins a text; with ctrl, follows links. */
export class Clicks {
  private last: Sample | undefined;

  constructor(private readonly context: EditorContext) {}

  /** `hit`: the element that was clicked. `isNewlySelected`: whether the press has selected it. */
  click(at: Sample, hit: Drawn | undefined, isNewlySelected: boolean): void {
    const { context } = this;
    const { selection } = context;
    const link = at.ctrl && hit !== undefined ? linkAt(hit, at, context.scene.measure) : undefined;
    if (link !== undefined) {
      context.follow(link);
      return;
    }
    if (this.isDouble(at)) {
      this.last = undefined;
      this.openAt(at, hit ?? this.around(at));
      return;
    }
    this.last = at;
    if (hit === undefined) {
      selection.clear();
    } else if (!at.shift) {
      selection.set(withGroup(context, [hit]));
    } else if (!isNewlySelected) {
      selection.toggle(withGroup(context, [hit]));
    }
  }

  private openAt(at: Sample, meant: Drawn | undefined): void {
    if (meant === undefined) {
      this.context.selection.clear();
      this.context.edit(newText(this.context, at));
    } else {
      this.open(meant);
    }
  }

  /** Goes into the element's group, begins to crop it or to move its points, or opens it for writing. */
  private open(hit: Drawn): void {
    const { context } = this;
    const group = meantGroup(context, hit);
    if (group !== undefined && withGroup(context, [hit]).length > 1) {
      context.selection.enter(group);
      context.selection.set(withGroup(context, [hit]));
    } else if (canCrop(context, hit)) {
      context.selection.crop(hit.id);
    } else if (canReshape(context, hit)) {
      context.selection.reshape(hit.id);
    } else if (definitionOf(hit).writing !== undefined && context.mayChange(hit)) {
      context.edit(hit);
    }
  }

  /** The topmost shape around a place, which is empty there. */
  private around(at: Sample): Drawn | undefined {
    const { scene } = this.context;
    return scene.within({ minX: at.x, minY: at.y, maxX: at.x, maxY: at.y }).findLast(({ id }) => {
      const element = scene.seen(id);
      return element !== undefined && !isInBackground(element) && definitionOf(element).writing?.blank !== undefined && holds(scene.frame(element), at);
    });
  }

  private isDouble(at: Sample): boolean {
    const { last } = this;
    return last !== undefined && at.time - last.time <= DOUBLE_CLICK.milliseconds &&
      distance(last, at) * this.context.zoom() <= DOUBLE_CLICK.pixels;
  }
}
