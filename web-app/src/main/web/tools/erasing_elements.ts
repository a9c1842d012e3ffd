import { removal } from "../editing/changes.ts";
import type { EditorContext } from "../editing/context.ts";
import { definitionOf } from "../elements/registry.ts";
import { distance, type Point } from "../geometry/box.ts";
import type { Change } from "../protocol/contract.ts";
import type { Drawn } from "../protocol/element.ts";
import type { Erasing } from "./erasing.ts";

/** Takes away each element that the eraser passes over. */
export class ElementErasing implements Erasing {
  private readonly erased = new Set<string>();

  constructor(private readonly context: EditorContext) {}

  erase(from: Point, to: Point, reach: number): void {
    const { scene } = this.context;
    const before = this.erased.size;
    for (const at of along(from, to, reach)) {
      scene.hits(at, reach).filter((element) => this.isErasable(element)).forEach(({ id }) => this.erased.add(id));
    }
    if (this.erased.size > before) {
      scene.fade(this.erased);
    }
  }

  changes(): readonly Change[] {
    // Others may have removed or locked some of it meanwhile.
    return removal(this.context.elements(this.erased).filter((element) => this.context.mayChange(element)));
  }

  private isErasable(element: Drawn): boolean {
    return definitionOf(element).isErasable && this.context.mayChange(element);
  }
}

/** Points from one place to another, at most `gap` apart: the end, and all before it but the beginning. */
function along(from: Point, to: Point, gap: number): readonly Point[] {
  const steps = Math.max(1, Math.ceil(distance(from, to) / gap));
  return Array.from({ length: steps }, (_, i) => {
    const share = (i + 1) / steps;
    return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
  });
}
