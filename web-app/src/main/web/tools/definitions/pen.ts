import { Pencil } from "lucide";
import type { EditorContext } from "../../editing/context.ts";
import { lineSize } from "../../elements/style.ts";
import type { Point } from "../../geometry/box.ts";
import { rounded } from "../../geometry/rounding.ts";
import { limits, type StrokeProps } from "../../protocol/contract.ts";
import type { Drawn } from "../../protocol/element.ts";
import type { Sample, Tool, ToolDefinition } from "../tool.ts";

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

  constructor(private readonly context: EditorContext) {}

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

  private begin(at: Sample): void {
    const style = this.context.style();
    this.drawing = {
      id: this.context.newId(),
      props: { x: rounded(at.x), y: rounded(at.y), z: this.context.top(), color: style.color, size: lineSize(style) },
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
    points.push(...pointOf(props, to));
    drawing.last = to;
    if (points.length >= 3 * limits.pointsPerStroke) {
      this.finish();
      this.begin(to);
    }
  }

  private isNear(a: Sample, b: Sample): boolean {
    return Math.hypot(a.x - b.x, a.y - b.y) * this.context.zoom() < NEAREST;
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
    this.context.draft(this.element(), predicted.length === 0 ? undefined : this.element(predicted));
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

export const pen = {
  label: "pen",
  icon: Pencil,
  shortcut: "p",
  position: 20,
  requires: "edit",
  makes: ["stroke"],
  create: (context) => new PenTool(context),
} as const satisfies ToolDefinition;
