import { BADGE, type Badge, type BadgeKind } from "./badges.ts";
import { cssFont } from "../elements/text_layout.ts";
import type { Theme } from "../elements/theme.ts";

/** Filled shapes on a field of 24 by 24. */
const SHAPES: Readonly<Record<BadgeKind, string>> = {
  likes: "M12 21C5.5 16 2 12.500 2 8.3A5.2 5.2 0 0 1 7.300 3C9.2 3 11 4 12 5.600 13 4 14.800 3 16.700 3A5.2 5.2 0 0 1 22 8.300C22 12.500 18.500 16 12 21Z",
  comments: "M5 3h14a3 3 0 0 1 3 3v8a3 3 0 0 1-3 3h-7l-6 5v-5H5a3 3 0 0 1-3-3V6a3 3 0 0 1 3-3Z",
  lock: "M6.500 10V7.500a5.500 5.500 0 0 1 11 0V10h.5a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2v-8a2 2 0 0 1 2-2Zm2.500 0h6V7.500a3 3 0 0 0-6 0Z",
};
const FIELD = 24;
/** Below these heights, in device pixels, a badge isn't drawn, or without its content. */
const SMALLEST = 4;
const SMALLEST_CONTENT = 9;

/** Paints the small labels at elements. */
export class BadgePainter {
  private readonly shapes = new Map<BadgeKind, Path2D>();
  private baseline: number | undefined;

  constructor(private readonly theme: () => Theme) {}

  /** Paints on a context that draws in board units, `scale` device pixels each. */
  paint(context: CanvasRenderingContext2D, badges: readonly Badge[], scale: number): void {
    const height = BADGE.height * scale;
    if (height >= SMALLEST) {
      badges.forEach((badge) => this.badge(context, badge, height >= SMALLEST_CONTENT));
    }
  }

  private badge(context: CanvasRenderingContext2D, { kind, box, text, own }: Badge, withContent: boolean): void {
    const theme = this.theme();
    context.beginPath();
    context.roundRect(box.minX, box.minY, box.maxX - box.minX, BADGE.height, BADGE.height / 2);
    context.fillStyle = theme.badge;
    context.fill();
    context.strokeStyle = theme.paperEdge;
    context.lineWidth = BADGE.edge;
    context.stroke();
    if (!withContent) {
      return;
    }
    const middle = (box.minY + box.maxY) / 2;
    const left = text === "" ? (box.minX + box.maxX - BADGE.icon) / 2 : box.minX + BADGE.padding;
    context.fillStyle = own ? theme.own : theme.onBadge;
    this.shape(context, kind, left, middle - BADGE.icon / 2);
    context.font = cssFont(BADGE.font);
    context.fillText(text, left + BADGE.icon + BADGE.gap, middle + this.baselineOf(context));
  }

  /** From the letters' middle down to their baseline. */
  private baselineOf(context: CanvasRenderingContext2D): number {
    if (this.baseline === undefined) {
      const { fontBoundingBoxAscent: ascent, fontBoundingBoxDescent: descent } = context.measureText("0");
      this.baseline = (ascent - descent) / 2;
    }
    return this.baseline;
  }

  private shape(context: CanvasRenderingContext2D, kind: BadgeKind, x: number, y: number): void {
    const path = this.shapes.get(kind) ?? new Path2D(SHAPES[kind]);
    this.shapes.set(kind, path);
    const scale = BADGE.icon / FIELD;
    context.translate(x, y);
    context.scale(scale, scale);
    context.fill(path, "evenodd");
    context.scale(1 / scale, 1 / scale);
    context.translate(-x, -y);
  }
}
