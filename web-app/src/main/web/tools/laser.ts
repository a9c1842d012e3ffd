import type { EditorContext } from "../editing/context.ts";
import type { Sample, Tool, ToolDefinition } from "./tool.ts";

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
  icon: "M4 20 12.500 11.500 M15.500 8.500h.01 M15.500 3v1.500 M15.500 12.500V14 M10 8.500h1.500 M19.500 8.500H21 M19.400 4.600l-1.100 1.100 M11.600 4.600l1.100 1.100 M19.400 12.400l-1.100-1.100",
  shortcut: "k",
  requires: "point",
  makes: [],
  create: (context) => new LaserTool(context),
} as const satisfies ToolDefinition;
