import { getStrokeOutlinePoints } from "perfect-freehand";
import { NO_PRESSURE, outlineOptions, STREAMLINE, STRIDE } from "./outline.ts";

type Vertex = [x: number, y: number];
export type Polygon = readonly (readonly [number, number])[];

/** A point of the smoothed line, as perfect-freehand has it. */
interface LinePoint {
  point: Vertex;
  pressure: number;
  vector: Vertex;
  distance: number;
  runningLength: number;
}

/** How far a point of the smoothed line goes from the one before to what the pen has drawn; perfect-freehand's. */
const STEP = 0.15 + (1 - STREAMLINE) * 0.85;
/** How quickly the pressure follows the speed where none is felt; perfect-freehand's. */
const PRESSURE_STEP = 0.275;
const FIRST_POINTS = 10;

/** So many points of the smoothed line make a part. */
const PART = 96;
/** The parts lie over each other by so many, and by so many widths of the stroke, since the ends of each are drawn a little straighter. */
const LEAST_OVERLAP = 12;
const MOST_OVERLAP = 72;
const OVERLAP_WIDTHS = 2;
/** So many of the last points are in no part: they may be guessed ones. */
const OPEN = 24;

/**
 * The outline of a stroke that is being drawn, in parts that together cover what `outlineOf` covers. What the pen has left behind
 * is computed once, so a further point costs the same on a stroke of any length.
 */
export class GrowingOutline {
  /** What doesn't change any more. */
  readonly parts: Polygon[] = [];
  /** The smoothed line from the first point on that isn't in a part. */
  private line: Line | undefined;
  private taken = 0;
  private isFelt = false;

  constructor(
    private readonly size: number,
    private readonly isEven: boolean,
  ) {}

  /** Takes all points of the stroke so far, and returns the outline of what is in no part yet. Points before the last `OPEN` must be those of the call before. */
  grow(points: readonly number[]): Polygon {
    const count = Math.floor(points.length / STRIDE);
    this.feel(points, count);
    const line = this.line ??= this.begun(points, count);
    for (; this.taken < count - OPEN; this.taken++) {
      extend(line, points, this.taken);
    }
    while (line.points.length > PART) {
      this.parts.push(this.outline(line.points.slice(0, PART)));
      line.points.splice(0, PART - this.overlap(line.points));
    }
    const end = line.copy();
    for (let i = this.taken; i < count; i++) {
      extend(end, points, i, i === count - 1);
    }
    return this.outline(end.points);
  }

  /** How many of the first `PART` points belong to the next part as well. */
  private overlap(points: readonly LinePoint[]): number {
    const end = points[PART - 1]!.runningLength;
    let count = LEAST_OVERLAP;
    while (count < MOST_OVERLAP && end - points[PART - count]!.runningLength < OVERLAP_WIDTHS * this.size) {
      count++;
    }
    return count;
  }

  /** Once a pressure is felt, all points are drawn with what was felt. */
  private feel(points: readonly number[], count: number): void {
    const before = this.isFelt;
    for (let i = this.taken; i < count && !this.isFelt; i++) {
      this.isFelt = points[i * STRIDE + 2] !== NO_PRESSURE;
    }
    if (this.isFelt !== before) {
      this.parts.splice(0);
      this.line = undefined;
      this.taken = 0;
    }
  }

  /** An empty line, with the pressure of its first points. */
  private begun(points: readonly number[], count: number): Line {
    if (this.isFelt || this.isEven) {
      return new Line(this.size, undefined);
    }
    const first = new Line(this.size, undefined);
    for (let i = 0; i < count && first.points.length < FIRST_POINTS; i++) {
      extend(first, points, i);
    }
    return new Line(this.size, first.points.reduce((pressure, { distance }) => (pressure + followed(pressure, distance, this.size)) / 2, NO_PRESSURE));
  }

  private outline(points: LinePoint[]): Polygon {
    return getStrokeOutlinePoints(points, { ...outlineOptions(this.size, this.isFelt, this.isEven), simulatePressure: false });
  }
}

function extend(line: Line, points: readonly number[], i: number, isLast = false): void {
  line.extend(points[i * STRIDE]!, points[i * STRIDE + 1]!, points[i * STRIDE + 2]!, isLast);
}

/** The smoothed line, as far as it is known: point by point the same as perfect-freehand's. */
class Line {
  private length = 0;
  private isLong = false;

  /** `pressure`: where none is felt, that of the first point; it follows the speed. Undefined: what is felt counts. */
  constructor(
    private readonly size: number,
    private pressure: number | undefined,
    readonly points: LinePoint[] = [],
  ) {}

  copy(): Line {
    return Object.assign(new Line(this.size, this.pressure, [...this.points]), { length: this.length, isLong: this.isLong });
  }

  extend(x: number, y: number, felt: number, isLast: boolean): void {
    const before = this.points.at(-1);
    if (before === undefined) {
      this.points.push({ point: [x, y], pressure: this.pressure ?? felt, vector: [0, 0], distance: 0, runningLength: 0 });
      return;
    }
    const [bx, by] = before.point;
    const point: Vertex = isLast ? [x, y] : [bx + (x - bx) * STEP, by + (y - by) * STEP];
    const distance = Math.hypot(point[0] - bx, point[1] - by);
    this.length += distance;
    this.isLong ||= isLast || this.length >= this.size;
    if (distance === 0 || !this.isLong) {
      return;
    }
    const vector: Vertex = [(bx - point[0]) / distance, (by - point[1]) / distance];
    if (this.points.length === 1) {
      this.points[0] = { ...before, vector };
    }
    this.pressure &&= followed(this.pressure, distance, this.size);
    this.points.push({ point, pressure: this.pressure ?? felt, vector, distance, runningLength: this.length });
  }
}

/** The pressure after a distance: the quicker, the less. */
function followed(pressure: number, distance: number, size: number): number {
  const speed = Math.min(1, distance / size);
  return Math.min(1, pressure + (1 - speed - pressure) * speed * PRESSURE_STEP);
}
