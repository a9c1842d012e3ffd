import { between, distance } from "../canvas/box.ts";
import type { Element } from "../protocol/element.ts";
import { rounded } from "./changes.ts";
import { lineSize } from "./style.ts";
import type { Sample, Tool, Workbench } from "./tool.ts";

/** A shorter way, in screen pixels, is a click. */
const CLICK = 4;
/** What a click draws, in board units. */
const CLICKED = { w: 160, h: 100 };

interface Drawing {
  readonly id: string;
  readonly z: string;
  readonly start: Sample;
  end: Sample;
}

/** Draws rectangles from corner to corner; with shift, squares. */
export class RectangleTool implements Tool {
  readonly cursor = "crosshair";
  private drawing: Drawing | undefined;

  constructor(private readonly bench: Workbench) {}

  down(at: Sample): void {
    this.drawing = { id: this.bench.newId(), z: this.bench.top(), start: at, end: at };
  }

  move(samples: readonly Sample[]): void {
    if (this.drawing !== undefined) {
      this.drawing.end = samples.at(-1)!;
      this.bench.draft(this.isClick(this.drawing) ? undefined : this.element(this.drawing));
    }
  }

  up(at: Sample): void {
    const { drawing } = this;
    if (drawing === undefined) {
      return;
    }
    drawing.end = this.isClick({ ...drawing, end: at })
      ? { ...at, x: drawing.start.x + CLICKED.w, y: drawing.start.y + CLICKED.h, shift: false }
      : at;
    const element = this.element(drawing);
    this.cancel();
    this.bench.apply([{ kind: "put", element }]);
    this.bench.selection.set([element.id]);
    this.bench.done();
  }

  cancel(): void {
    this.drawing = undefined;
    this.bench.draft(undefined);
  }

  private isClick({ start, end }: Drawing): boolean {
    return distance(start, end) * this.bench.zoom() < CLICK;
  }

  private element({ id, z, start, end }: Drawing): Element {
    const style = this.bench.style();
    const { minX, minY, maxX, maxY } = between(start, end.shift ? squareEnd(start, end) : end);
    const [x, y] = [rounded(minX), rounded(minY)];
    return {
      id,
      type: "rectangle",
      props: {
        x,
        y,
        w: rounded(maxX - x),
        h: rounded(maxY - y),
        z,
        color: style.color,
        fill: style.filled ? style.color : "none",
        size: lineSize(style),
      },
    };
  }
}

function squareEnd(start: Sample, end: Sample): Sample {
  const side = Math.max(Math.abs(end.x - start.x), Math.abs(end.y - start.y));
  return {
    ...end,
    x: start.x + side * (end.x < start.x ? -1 : 1),
    y: start.y + side * (end.y < start.y ? -1 : 1),
  };
}
