import { Wand } from "lucide";
import type { EditorContext } from "../../editing/context.ts";
import type { Sample, Tool, ToolDefinition } from "../tool.ts";

/** Points at things for as long as it is pressed. The board stays as it is. */
export class LaserTool implements Tool {
  readonly cursor = "crosshair";

  constructor(private readonly context: EditorContext) {}

  down(at: Sample): void {
    this.context.laser(at);
  }

  move(samples: readonly Sample[]): void {
    this.context.laser(samples.at(-1)!);
  }

  up(): void {
    this.context.laser(undefined);
  }

  cancel(): void {
    this.context.laser(undefined);
  }
}

export const laser = {
  label: "laser",
  icon: Wand,
  shortcut: "k",
  position: 90,
  requires: "point",
  makes: [],
  create: (context) => new LaserTool(context),
} as const satisfies ToolDefinition;
