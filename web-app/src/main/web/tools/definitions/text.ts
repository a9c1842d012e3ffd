import { Type } from "lucide";
import { boxBetween } from "../../geometry/box.ts";
import type { Drawn } from "../../protocol/element.ts";
import { newText } from "../new_text.ts";
import { PlacingTool } from "../placing.ts";
import type { Sample, ToolDefinition } from "../tool.ts";

/** A shorter way across, in screen pixels, is a click. */
const NARROWEST = 24;

/** Begins a text where the person clicks, or one that is as wide as they drag. */
export class TextTool extends PlacingTool {
  readonly cursor = "text";
  private start: Sample | undefined;

  override down(at: Sample): void {
    this.start = at;
  }

  override move(samples: readonly Sample[]): void {
    const at = samples.at(-1)!;
    this.context.marquee(this.start === undefined || !this.isWide(this.start, at) ? undefined : boxBetween(this.start, at));
  }

  override up(at: Sample): void {
    this.context.marquee(undefined);
    super.up(at);
    this.start = undefined;
  }

  override cancel(): void {
    this.start = undefined;
    this.context.marquee(undefined);
  }

  protected begun(at: Sample): Drawn {
    const { start, context } = this;
    if (start === undefined || !this.isWide(start, at)) {
      return newText(context, at);
    }
    const { minX, maxX } = boxBetween(start, at);
    return newText(context, { x: minX, y: start.y }, maxX - minX);
  }

  private isWide(start: Sample, at: Sample): boolean {
    return Math.abs(at.x - start.x) * this.context.zoom() >= NARROWEST && this.context.offered().has("text", "wrap");
  }
}

export const text = {
  label: "text",
  icon: Type,
  shortcut: "t",
  position: 70,
  requires: "edit",
  makes: ["text"],
  takesTaps: true,
  create: (context) => new TextTool(context),
} as const satisfies ToolDefinition;
