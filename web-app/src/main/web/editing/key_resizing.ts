import { becoming, type Become, resizing } from "./resizing.ts";
import type { EditorContext } from "./context.ts";
import { type Grip, isSides, resizable, type ResizeGrip } from "./handles.ts";
import { isPointGrip } from "./point_grips.ts";

/** A corner: the lower right one, or the upper left one. */
export type Corner = 1 | -1;

/** Resizes the selection by arrow keys, at its right and lower side, crops an image at each of its sides, or moves a line's chosen point. It becomes one operation when the keys are released. */
export class KeyResizing {
  private ids: ReadonlySet<string> | undefined;
  private become: Become | undefined;
  private dx = 0;
  private dy = 0;
  private corner: Corner = 1;

  constructor(private readonly context: EditorContext) {}

  by(dx: number, dy: number, corner: Corner = 1): void {
    if (corner !== this.corner) {
      this.finish();
      this.corner = corner;
    }
    const what = resizable(this.context);
    if (what === undefined) {
      return;
    }
    const { scene, selection } = this.context;
    if (this.ids === undefined) {
      this.ids = new Set(what.elements.map(({ id }) => id));
    }
    this.dx += dx;
    this.dy += dy;
    scene.endMovement();
    const still = resizable(this.context)!;
    const grip = still.handles.map((handle) => handle.grip).find((each): each is ResizeGrip => isAt(each, corner, selection.point));
    if (grip !== undefined) {
      const become = this.become = resizing(still, grip, { dx: this.dx, dy: this.dy, shift: false, alt: false }, scene.measure);
      scene.transform(this.ids, become, isPointGrip(grip));
    }
  }

  finish(): void {
    const { ids, become } = this;
    [this.ids, this.become, this.dx, this.dy] = [undefined, undefined, 0, 0];
    if (ids !== undefined && become !== undefined) {
      this.context.apply(becoming(this.context.elements(ids), become));
      this.context.scene.endMovement();
    }
  }
}

function isAt(grip: Grip, corner: Corner, point: number | undefined): grip is ResizeGrip {
  return isPointGrip(grip) ? grip.point === point && !grip.isNew : grip === "end" || (isSides(grip) && grip.x === corner && grip.y === corner);
}
