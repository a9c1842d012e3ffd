import { Eraser } from "lucide";
import type { EditorContext } from "../../editing/context.ts";
import type { Erasing } from "../erasing.ts";
import { ElementErasing } from "../erasing_elements.ts";
import { PartErasing } from "../erasing_parts.ts";
import type { PointerKind, Sample, Tool, ToolDefinition } from "../tool.ts";

/** How far it reaches to each side, in screen pixels: a finger hides what is below it. */
const REACH: Readonly<Record<PointerKind, number>> = { mouse: 6, pen: 8, touch: 14 };

/** Takes away what it passes over, elements or parts of strokes: that fades, and goes in one operation when the pointer lifts. */
export class EraserTool implements Tool {
  readonly cursor = "crosshair";
  private erasing: Erasing | undefined;
  private last: Sample | undefined;

  constructor(private readonly context: EditorContext) {}

  down(at: Sample): void {
    this.erasing = this.context.style().erases === "parts" ? new PartErasing(this.context) : new ElementErasing(this.context);
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
    const changes = this.erasing?.changes() ?? [];
    this.rest();
    if (changes.length > 0) {
      this.context.apply(changes);
    }
  }

  cancel(): void {
    this.rest();
  }

  private erase(from: Sample, to: Sample): void {
    this.erasing?.erase(from, to, REACH[to.pointer] / this.context.zoom());
  }

  private rest(): void {
    this.erasing = undefined;
    this.last = undefined;
    this.context.scene.fade(new Set());
    this.context.preview([]);
  }
}

export const eraser = {
  label: "eraser",
  icon: Eraser,
  shortcut: "e",
  position: 25,
  requires: "edit",
  makes: [],
  aspects: ["erases"],
  removes: true,
  create: (context) => new EraserTool(context),
} as const satisfies ToolDefinition;
