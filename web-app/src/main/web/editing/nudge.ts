import { changeable, movedChanges } from "./changes.ts";
import type { EditorContext } from "./context.ts";

/** Moves the selection by arrow keys. It is shown at once, and becomes one operation when the keys are released. */
export class Nudge {
  private ids: ReadonlySet<string> | undefined;
  private dx = 0;
  private dy = 0;

  constructor(private readonly context: EditorContext) {}

  by(dx: number, dy: number): void {
    this.ids ??= changeable(this.context);
    this.dx += dx;
    this.dy += dy;
    this.context.scene.move(this.ids, this.dx, this.dy);
  }

  finish(): void {
    if (this.ids === undefined) {
      return;
    }
    const elements = this.context.elements(this.ids);
    const [dx, dy] = [this.dx, this.dy];
    [this.ids, this.dx, this.dy] = [undefined, 0, 0];
    this.context.apply(movedChanges(elements, dx, dy));
    this.context.scene.endMovement();
  }
}
