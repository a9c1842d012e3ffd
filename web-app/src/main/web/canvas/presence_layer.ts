import { intersects, type Box } from "../geometry/box.ts";
import { DirtyRegion } from "./dirty_region.ts";
import type { Drawable, DrawableSource, Animated, DeviceTransform } from "./drawables.ts";
import { FrameScheduler } from "./frame_scheduler.ts";
import { fit, repaint } from "./surface.ts";
import { pixelSize, pixelTransform, type View } from "./view.ts";

/** The duration of a frame after a rest, and the longest one that is animated, in milliseconds. */
const FRAME = { usual: 16, longest: 100 };
/** If more drawables change, everything is repainted. */
const MANY = 100;

/** Draws what others show, on its own canvas. It repaints only what changed, in each frame while something moves. */
export class PresenceLayer {
  private readonly context: CanvasRenderingContext2D;
  private readonly dirty = new DirtyRegion();
  private readonly frame = new FrameScheduler((now) => this.draw(now));
  private transform: DeviceTransform | undefined;
  private drawn: ReadonlyMap<string, Drawable> = new Map();
  private last: number | undefined;

  /** `kinds` are drawn in this order. `elements` are animated here, but drawn with the board. */
  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly kinds: readonly DrawableSource[],
    private readonly elements: Animated,
  ) {
    this.context = canvas.getContext("2d")!;
  }

  show(view: View): void {
    const size = pixelSize(view);
    if (fit(this.canvas, size)) {
      this.dirty.resize(size);
    }
    this.transform = { ...pixelTransform(view), pixelRatio: view.pixelRatio };
    this.repaint();
  }

  repaint(): void {
    this.dirty.addAll();
    this.refresh();
  }

  /** To be called when something has changed, or begins to move. */
  refresh(): void {
    this.frame.schedule();
  }

  private draw(now: number): void {
    if (this.transform === undefined) {
      return;
    }
    const elapsed = this.last === undefined ? FRAME.usual : Math.min(now - this.last, FRAME.longest);
    const moving = [this.elements, ...this.kinds].map((kind) => kind.advance(elapsed)).includes(true);
    const drawables = this.drawables(this.transform);
    this.markDirty(drawables);
    this.drawn = drawables;
    const all = [...drawables.values()];
    this.dirty.take().forEach((part) => this.drawPart(part, all));
    this.last = moving ? now : undefined;
    if (moving) {
      this.frame.schedule();
    }
  }

  private drawables(transform: DeviceTransform): ReadonlyMap<string, Drawable> {
    const drawables = new Map<string, Drawable>();
    this.kinds.forEach((kind, i) => {
      for (const drawable of kind.drawables(transform)) {
        drawables.set(`${i} ${drawable.key}`, drawable);
      }
    });
    return drawables;
  }

  private markDirty(drawables: ReadonlyMap<string, Drawable>): void {
    const changed: Box[] = [];
    for (const [key, { box, look }] of drawables) {
      const before = this.drawn.get(key);
      if (before === undefined || before.look !== look || !sameBox(before.box, box)) {
        changed.push(box, ...(before === undefined ? [] : [before.box]));
      }
    }
    for (const [key, { box }] of this.drawn) {
      if (!drawables.has(key)) {
        changed.push(box);
      }
    }
    if (changed.length > MANY) {
      this.dirty.addAll();
    } else {
      changed.forEach((box) => this.dirty.add(box));
    }
  }

  private drawPart(part: Box, drawables: readonly Drawable[]): void {
    const { context } = this;
    repaint(context, part, () => {
      drawables.filter(({ box }) => intersects(box, part)).forEach((drawable) => drawable.paint(context));
    });
  }
}

function sameBox(a: Box, b: Box): boolean {
  return a.minX === b.minX && a.minY === b.minY && a.maxX === b.maxX && a.maxY === b.maxY;
}
