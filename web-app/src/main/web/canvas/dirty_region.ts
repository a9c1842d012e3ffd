import { areaOf, type Box, intersects, shift, type Size, union } from "../geometry/box.ts";

const MOST_BOXES = 256;
/** Two boxes are merged if the merged area is at most this many times the sum of both. */
const WASTE = 1.3;
/** If a larger part of the canvas is dirty, all of it is painted. */
const NEARLY_ALL = 0.6;

/** The parts of a canvas that must be repainted, in device pixels: a few boxes, or everything. */
export class DirtyRegion {
  private parts: Box[] = [];
  private size: Size = { width: 0, height: 0 };

  /** Sets the canvas's size. All of it becomes dirty. */
  resize(size: Size): void {
    this.size = size;
    this.addAll();
  }

  addAll(): void {
    this.parts = [this.canvas()];
  }

  /** The painted content moves by whole pixels. Only the parts that come into view become dirty. */
  scroll(dx: number, dy: number): void {
    const { width, height } = this.size;
    const moved = this.take().map((part) => shift(part, dx, dy));
    moved.forEach((part) => this.add(part));
    this.add(dx > 0 ? { minX: 0, minY: 0, maxX: dx, maxY: height } : { minX: width + dx, minY: 0, maxX: width, maxY: height });
    this.add(dy > 0 ? { minX: 0, minY: 0, maxX: width, maxY: dy } : { minX: 0, minY: height + dy, maxX: width, maxY: height });
  }

  add(box: Box): void {
    const canvas = this.canvas();
    if (!intersects(box, canvas) || areaOf(box) === 0) {
      return;
    }
    let added: Box = {
      minX: Math.max(box.minX, 0),
      minY: Math.max(box.minY, 0),
      maxX: Math.min(box.maxX, canvas.maxX),
      maxY: Math.min(box.maxY, canvas.maxY),
    };
    for (let i = this.parts.length - 1; i >= 0; i--) {
      if (waste(this.parts[i]!, added) <= WASTE) {
        added = union(this.parts[i]!, added);
        this.parts.splice(i, 1);
      }
    }
    if (this.parts.length === MOST_BOXES) {
      const cheapest = this.parts.reduce((best, part) => (waste(part, added) < waste(best, added) ? part : best));
      this.parts = this.parts.filter((part) => part !== cheapest);
      added = union(cheapest, added);
    }
    this.parts.push(added);
    if (this.parts.reduce((sum, part) => sum + areaOf(part), 0) > NEARLY_ALL * areaOf(canvas)) {
      this.addAll();
    }
  }

  /** Returns the dirty boxes, and clears the region. */
  take(): readonly Box[] {
    const taken = this.parts;
    this.parts = [];
    return taken;
  }

  private canvas(): Box {
    return { minX: 0, minY: 0, maxX: this.size.width, maxY: this.size.height };
  }
}

/** The area of two merged boxes, as a multiple of the sum of both. */
function waste(a: Box, b: Box): number {
  return areaOf(union(a, b)) / (areaOf(a) + areaOf(b));
}
