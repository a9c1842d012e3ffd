import { changeable, movedChanges } from "./changes.ts";
import type { Workbench } from "../tools/tool.ts";

/** Moves the selection by keys: seen at once, one operation when the keys are let go. */
export class Nudge {
  private ids: ReadonlySet<string> | undefined;
  private dx = 0;
  private dy = 0;

  constructor(private readonly bench: Workbench) {}

  by(dx: number, dy: number): void {
    this.ids ??= changeable(this.bench);
    this.dx += dx;
    this.dy += dy;
    this.bench.scene.move(this.ids, this.dx, this.dy);
  }

  finish(): void {
    if (this.ids === undefined) {
      return;
    }
    const elements = this.bench.elements(this.ids);
    const [dx, dy] = [this.dx, this.dy];
    [this.ids, this.dx, this.dy] = [undefined, 0, 0];
    this.bench.apply(movedChanges(elements, dx, dy));
    this.bench.scene.endMovement();
  }
}
