import type { Box } from "../geometry/box.ts";
import type { DeviceTransform, Drawable, DrawableSource } from "./drawables.ts";
import { personColor } from "./person_colors.ts";

/** Somebody who writes in an element. */
export interface RemoteWriting {
  readonly client: string;
  /** What is said of it. */
  readonly text: string;
  readonly colour: number;
  readonly element: string;
}

/** In screen pixels. */
const LABEL = { height: 20, padding: 8, baseline: 14, font: "600 12px", above: 6, between: 2 };

/** Says above elements who writes in them. */
export class WritingLabels implements DrawableSource {
  private shown: readonly RemoteWriting[] = [];
  private readonly widths = new Map<string, number>();

  /** `boundsOf`: of an element as it is shown; undefined: it isn't. */
  constructor(private readonly boundsOf: (id: string) => Box | undefined) {}

  /** Exactly these people write. */
  show(writings: Iterable<RemoteWriting>): void {
    this.shown = [...writings];
  }

  advance(): boolean {
    return false;
  }

  *drawables({ scale, offsetX, offsetY, pixelRatio }: DeviceTransform): Iterable<Drawable> {
    const rows = new Map<string, number>();
    for (const { client, text, colour, element } of this.shown) {
      const bounds = this.boundsOf(element);
      if (bounds === undefined) {
        continue;
      }
      const row = rows.get(element) ?? 0;
      rows.set(element, row + 1);
      const minX = Math.round(bounds.minX * scale + offsetX);
      const maxY = Math.round(bounds.minY * scale + offsetY - (LABEL.above + row * (LABEL.height + LABEL.between)) * pixelRatio);
      const box = { minX, minY: maxY - LABEL.height * pixelRatio, maxX: minX + Math.ceil(this.width(text) * pixelRatio), maxY };
      yield { key: client, box, look: `${colour} ${text}`, paint: (context) => paint(context, box, text, colour, pixelRatio) };
    }
  }

  private width(text: string): number {
    let width = this.widths.get(text);
    if (width === undefined) {
      const context = document.createElement("canvas").getContext("2d")!;
      context.font = pageFont();
      width = context.measureText(text).width + 2 * LABEL.padding;
      this.widths.set(text, width);
    }
    return width;
  }
}

function paint(context: CanvasRenderingContext2D, { minX, minY, maxX, maxY }: Box, text: string, colour: number, pixelRatio: number): void {
  const { fill, on } = personColor(colour);
  context.save();
  context.fillStyle = fill;
  context.beginPath();
  context.roundRect(minX, minY, maxX - minX, maxY - minY, (LABEL.height / 2) * pixelRatio);
  context.fill();
  context.translate(minX, minY);
  context.scale(pixelRatio, pixelRatio);
  context.font = pageFont();
  context.fillStyle = on;
  context.fillText(text, LABEL.padding, LABEL.baseline);
  context.restore();
}

function pageFont(): string {
  return `${LABEL.font} ${getComputedStyle(document.body).fontFamily}`;
}
