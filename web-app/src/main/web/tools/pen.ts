import type { Drawn, StrokeProps } from "../protocol/element.ts";
import { limits } from "../protocol/facts.ts";
import { rounded } from "../editing/changes.ts";
import { lineSize } from "../elements/style.ts";
import type { Sample, Tool, Workbench } from "./tool.ts";

/** Points nearer than this to the last one, in screen pixels, add nothing. */
const NEAREST = 0.75;

interface Drawing {
  readonly id: string;
  readonly props: Omit<StrokeProps, "points">;
  readonly points: number[];
  last: Sample;
}

/** Draws strokes by hand: seen at once, put on the board when the pen lifts. */
export class PenTool implements Tool {
  readonly cursor = "crosshair";
  private drawing: Drawing | undefined;

  constructor(private readonly bench: Workbench) {}

  down(at: Sample): void {
    this.begin(at);
    this.show();
  }

  move(samples: readonly Sample[]): void {
    for (const sample of samples) {
      this.extend(sample);
    }
    this.show();
  }

  up(at: Sample): void {
    this.extend(at);
    this.finish();
  }

  cancel(): void {
    this.drawing = undefined;
    this.show();
  }

  private begin(at: Sample): void {
    const style = this.bench.style();
    this.drawing = {
      id: this.bench.newId(),
      props: { x: rounded(at.x), y: rounded(at.y), z: this.bench.top(), color: style.color, size: lineSize(style) },
      points: [0, 0, rounded(at.pressure)],
      last: at,
    };
  }

  private extend(to: Sample): void {
    const { drawing } = this;
    if (drawing === undefined || this.isNear(drawing.last, to)) {
      return;
    }
    const { props, points } = drawing;
    points.push(rounded(to.x - props.x), rounded(to.y - props.y), rounded(to.pressure));
    drawing.last = to;
    if (points.length >= 3 * limits.pointsPerStroke) {
      this.finish();
      this.begin(to);
    }
  }

  private isNear(a: Sample, b: Sample): boolean {
    return Math.hypot(a.x - b.x, a.y - b.y) * this.bench.zoom() < NEAREST;
  }

  private finish(): void {
    const element = this.element();
    if (element !== undefined) {
      this.bench.apply([{ kind: "put", element }]);
    }
    this.drawing = undefined;
    this.show();
  }

  private show(): void {
    this.bench.draft(this.element());
  }

  private element(): Drawn | undefined {
    if (this.drawing === undefined) {
      return undefined;
    }
    const { id, props, points } = this.drawing;
    return { id, type: "stroke", props: { ...props, points: [...points] } };
  }
}
