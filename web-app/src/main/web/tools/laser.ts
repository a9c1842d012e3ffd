import type { Sample, Tool, Workbench } from "./tool.ts";

/** Points at things for as long as it is pressed. The board stays as it is. */
export class LaserTool implements Tool {
  readonly cursor = "crosshair";

  constructor(private readonly bench: Workbench) {}

  down(at: Sample): void {
    this.bench.laser(at);
  }

  move(samples: readonly Sample[]): void {
    this.bench.laser(samples.at(-1)!);
  }

  up(): void {
    this.bench.laser(undefined);
  }

  cancel(): void {
    this.bench.laser(undefined);
  }
}
