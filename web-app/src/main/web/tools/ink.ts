import type { EditorContext } from "../editing/context.ts";
import type { Point } from "../geometry/box.ts";
import { rounded } from "../geometry/rounding.ts";
import { segmentDistance } from "../geometry/segments.ts";
import { limits, pointStride, type StrokeProps } from "../protocol/contract.ts";
import type { Drawn } from "../protocol/element.ts";
import type { Sample, Tool } from "./tool.ts";

/** Points nearer than this to the last one, in screen pixels, add nothing. */
const NEAREST = 0.75;

/** A line that leaves the straight one between its ends by at most this share of its length is meant to be straight. */
const CROOKED = 0.08;
/** Shorter ones, in screen pixels, are writing. */
const SHORTEST_LINE = 40;

/** What a stroke is drawn with: its colour, its width, and what else it has. */
export type Ink = Pick<StrokeProps, "color" | "size" | "opacity" | "dash" | "brush">;

interface Drawing {
  readonly id: string;
  readonly props: Omit<StrokeProps, "points">;
  readonly points: number[];
  /** Whether it goes straight from its beginning to where the pen is. */
  readonly isStraight: boolean;
  last: Sample;
}

/**
 * Draws strokes by hand: seen at once, put on the board when the pen lifts. One that is nearly straight snaps when the pen
 * rests. A stroke may have only so many points: a longer one goes on in parts, which are one for undoing and selecting.
 */
export class InkTool implements Tool {
  readonly cursor = "crosshair";
  private drawing: Drawing | undefined;

  constructor(
    private readonly context: EditorContext,
    private readonly ink: () => Ink,
  ) {}

  down(at: Sample): void {
    this.begin(at);
    this.show();
  }

  move(samples: readonly Sample[], predicted: readonly Sample[] = []): void {
    for (const sample of samples) {
      this.extend(sample);
    }
    this.show(predicted);
  }

  up(at: Sample): void {
    this.extend(at);
    this.finish();
  }

  cancel(): void {
    this.drawing = undefined;
    this.show();
  }

  held(): void {
    const { drawing } = this;
    if (drawing === undefined || drawing.isStraight || !this.isNearlyStraight(drawing)) {
      return;
    }
    const [x, y, pressure] = pointOf(drawing.props, drawing.last);
    // Others have seen the crooked one grow, which is another stroke.
    this.context.draft(undefined);
    this.drawing = { ...drawing, id: this.context.newId(), points: [0, 0, pressure!, x!, y!, pressure!], isStraight: true };
    this.show();
  }

  /** `partOf`: the stroke that goes on; undefined: a new one. */
  private begin(at: Sample, partOf?: string): void {
    const place = { x: rounded(at.x), y: rounded(at.y), z: this.context.top() };
    this.drawing = {
      id: this.context.newId(),
      props: { ...place, ...this.ink(), ...(partOf === undefined ? {} : { partOf, group: partOf }) },
      points: [0, 0, rounded(at.pressure)],
      isStraight: false,
      last: at,
    };
  }

  private extend(to: Sample): void {
    const { drawing } = this;
    if (drawing === undefined || this.isNear(drawing.last, to)) {
      return;
    }
    const { props, points, isStraight } = drawing;
    if (isStraight) {
      points.splice(pointStride);
    }
    points.push(...pointOf(props, to));
    drawing.last = to;
    if (points.length >= pointStride * limits.pointsPerStroke) {
      const first = props.partOf ?? drawing.id;
      this.drawing = { ...drawing, props: { ...props, group: first } };
      this.finish();
      this.begin(to, first);
    }
  }

  private isNear(a: Sample, b: Sample): boolean {
    return Math.hypot(a.x - b.x, a.y - b.y) * this.context.zoom() < NEAREST;
  }

  private isNearlyStraight({ points, props, last }: Drawing): boolean {
    const [x, y] = [last.x - props.x, last.y - props.y];
    const length = Math.hypot(x, y);
    const within = length * CROOKED;
    return length * this.context.zoom() >= SHORTEST_LINE &&
      points.every((px, i) => i % pointStride !== 0 || segmentDistance({ x: px, y: points[i + 1]! }, 0, 0, x, y) <= within);
  }

  private finish(): void {
    const element = this.element();
    if (element !== undefined) {
      this.context.apply([{ kind: "put", element }]);
    }
    this.drawing = undefined;
    this.show();
  }

  private show(predicted: readonly Sample[] = []): void {
    const isAhead = predicted.length > 0 && this.drawing?.isStraight === false;
    this.context.draft(this.element(), isAhead ? this.element(predicted) : undefined);
  }

  private element(predicted: readonly Sample[] = []): Drawn | undefined {
    if (this.drawing === undefined) {
      return undefined;
    }
    const { id, props, points } = this.drawing;
    return { id, type: "stroke", props: { ...props, points: [...points, ...predicted.flatMap((at) => pointOf(props, at))] } };
  }
}

function pointOf(props: Point, { x, y, pressure }: Sample): readonly number[] {
  return [rounded(x - props.x), rounded(y - props.y), rounded(pressure)];
}

