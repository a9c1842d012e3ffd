import { area, type Box, intersects, type Size, union } from "./box.ts";

const MOST_BOXES = 48;
/** Two boxes become one if that paints at most this many times their own areas. */
const WASTE = 1.3;
/** Beyond this part of the canvas, painting all of it once is cheaper than parts. */
const NEARLY_ALL = 0.6;

/** What has to be painted again, in device pixels: a few boxes, or everything. */
export class DirtyRegion {
  private parts: Box[] = [];
  private size: Size = { width: 0, height: 0 };

  /** Sets the canvas' size; all of it is dirty then. */
  resize(size: Size): void {
    this.size = size;
    this.addAll();
  }

  addAll(): void {
    this.parts = [this.canvas()];
  }

  add(box: Box): void {
    const canvas = this.canvas();
    if (!intersects(box, canvas)) {
      return;
    }
    let added: Box = {
      minX: Math.max(box.minX, 0),
      minY: Math.max(box.minY, 0),
      maxX: Math.min(box.maxX, canvas.maxX),
      maxY: Math.min(box.maxY, canvas.maxY),
    };
    for (let i = this.parts.length - 1; i >= 0; i--) {
      const part = this.parts[i]!;
      const joined = union(part, added);
      if (area(joined) <= WASTE * (area(part) + area(added)) || this.parts.length >= MOST_BOXES) {
        this.parts.splice(i, 1);
        added = joined;
      }
    }
    this.parts.push(added);
    if (this.parts.reduce((sum, part) => sum + area(part), 0) > NEARLY_ALL * area(canvas)) {
      this.addAll();
    }
  }

  /** Hands over the boxes to paint; the region is clean afterwards. */
  take(): readonly Box[] {
    const taken = this.parts;
    this.parts = [];
    return taken;
  }

  private canvas(): Box {
    return { minX: 0, minY: 0, maxX: this.size.width, maxY: this.size.height };
  }
}
