import type { EditorContext } from "../../editing/context.ts";
import { definitionOf } from "../../elements/registry.ts";
import { distance } from "../../geometry/box.ts";
import type { Sample } from "../tool.ts";

const DOUBLE_CLICK = { milliseconds: 400, pixels: 10 };

/** Selects what is clicked, and opens what is clicked twice. */
export class Clicks {
  private last: Sample | undefined;

  constructor(private readonly context: EditorContext) {}

  /** `hit`: the element that was clicked. `isNewlySelected`: whether the press has selected it. */
  click(at: Sample, hit: string | undefined, isNewlySelected: boolean): void {
    const { selection } = this.context;
    if (this.isDouble(at) && hit !== undefined) {
      this.last = undefined;
      this.open(hit);
      return;
    }
    this.last = at;
    if (hit === undefined) {
      selection.clear();
    } else if (!at.shift) {
      selection.set([hit]);
    } else if (!isNewlySelected) {
      selection.toggle(hit);
    }
  }

  private open(id: string): void {
    this.context.elements([id]).forEach((element) => {
      if (definitionOf(element).writing !== undefined && this.context.mayChange(element)) {
        this.context.edit(element);
      }
    });
  }

  private isDouble(at: Sample): boolean {
    const { last } = this;
    return last !== undefined && at.time - last.time <= DOUBLE_CLICK.milliseconds &&
      distance(last, at) * this.context.zoom() <= DOUBLE_CLICK.pixels;
  }
}
