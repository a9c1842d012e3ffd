import { Eraser } from "lucide";
import { removal } from "../../editing/changes.ts";
import type { EditorContext } from "../../editing/context.ts";
import { definitionOf } from "../../elements/registry.ts";
import { distance, type Point } from "../../geometry/box.ts";
import type { Drawn } from "../../protocol/element.ts";
import type { PointerKind, Sample, Tool, ToolDefinition } from "../tool.ts";

/** How far it reaches to each side, in screen pixels: a finger hides what is below it. */
const REACH: Readonly<Record<PointerKind, number>> = { mouse: 6, pen: 8, touch: 14 };

/** Takes away what it passes over: that fades, and goes in one operation when the pointer lifts. */
export class EraserTool implements Tool {
  readonly cursor = "crosshair";
  private erased: Set<string> | undefined;
  private last: Sample | undefined;

  constructor(private readonly context: EditorContext) {}

  down(at: Sample): void {
    this.erased = new Set();
    this.last = at;
    this.erase(at, at);
  }

  move(samples: readonly Sample[]): void {
    for (const sample of samples) {
      if (this.last !== undefined) {
        this.erase(this.last, sample);
        this.last = sample;
      }
    }
  }

  up(at: Sample): void {
    this.move([at]);
    // Others may have removed or locked some of it meanwhile.
    const elements = this.context.elements(this.erased ?? []).filter((element) => this.context.mayChange(element));
    this.rest();
    if (elements.length > 0) {
      this.context.apply(removal(elements));
    }
  }

  cancel(): void {
    this.rest();
  }

  private erase(from: Sample, to: Sample): void {
    const { scene } = this.context;
    const { erased } = this;
    if (erased === undefined) {
      return;
    }
    const before = erased.size;
    const reach = REACH[to.pointer] / this.context.zoom();
    for (const at of along(from, to, reach)) {
      scene.hits(at, reach).filter((element) => this.isErasable(element)).forEach(({ id }) => erased.add(id));
    }
    if (erased.size > before) {
      scene.fade(erased);
    }
  }

  private isErasable(element: Drawn): boolean {
    return definitionOf(element).isErasable && this.context.mayChange(element);
  }

  private rest(): void {
    this.erased = undefined;
    this.last = undefined;
    this.context.scene.fade(new Set());
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

export const eraser = {
  label: "eraser",
  icon: Eraser,
  shortcut: "e",
  position: 25,
  requires: "edit",
  makes: [],
  removes: true,
  create: (context) => new EraserTool(context),
} as const satisfies ToolDefinition;
