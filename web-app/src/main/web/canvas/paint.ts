import type { Drawn, EllipseProps, LineProps, PostProps, RectangleProps, StrokeProps, TextProps } from "../protocol/element.ts";
import { BadgePainter } from "./badge_painter.ts";
import type { Badge } from "./badges.ts";
import { type Box, boxOf } from "../geometry/box.ts";
import { arrowHead } from "./geometry.ts";
import { outlineOf, thinned } from "../elements/outline.ts";
import {
  cssFont,
  type Font,
  lineHeight,
  type Measure,
  type PlacedLines,
  POST,
  postLayout,
  type PostLayout,
  textFont,
  textLines,
} from "../elements/text_layout.ts";
import type { Theme } from "../elements/theme.ts";

type Context = CanvasRenderingContext2D;

/** Below these sizes in device pixels nobody sees the difference to something simpler. */
const THINNEST_OUTLINE = 1.5;
const SMALLEST_LETTERS = 4;
const SMALLEST_CORNER = 1.5;
/** The distance between the points of a simplified stroke. */
const FINEST_LINE = 1.5;

const CORNER = 6;

/** Paints elements, and remembers what is dear to compute for as long as an element stays the same. */
export class Painter {
  private readonly outlines = new WeakMap<readonly number[], { readonly size: number; readonly path: Path2D }>();
  private readonly lines = new WeakMap<readonly number[], { readonly gap: number; readonly path: Path2D }>();
  private readonly posts = new WeakMap<Readonly<PostProps>, PostLayout>();

  private readonly badgePainter: BadgePainter;
  /** Of the letters' height, by weight. */
  private readonly baselines = new Map<number, number>();

  constructor(
    private readonly measure: Measure,
    private readonly theme: () => Theme,
  ) {
    this.badgePainter = new BadgePainter(theme);
  }

  badges(context: Context, badges: readonly Badge[], scale: number): void {
    this.badgePainter.paint(context, badges, scale);
  }

  /** Paints an element on a context that draws in board units, `scale` device pixels each. */
  paint(context: Context, element: Drawn, scale: number): void {
    switch (element.type) {
      case "stroke":
        return this.stroke(context, element.props, scale);
      case "rectangle":
        return this.rectangle(context, element.props, scale);
      case "ellipse":
        return this.ellipse(context, element.props);
      case "line":
        return this.line(context, element.props, false);
      case "arrow":
        return this.line(context, element.props, true);
      case "text":
        return this.text(context, element.props, scale);
      case "post":
        return this.post(context, element.props, scale);
    }
  }

  private stroke(context: Context, { x, y, color, size, points }: StrokeProps, scale: number): void {
    const ink = this.theme().ink[color];
    context.translate(x, y);
    if (size * scale < THINNEST_OUTLINE) {
      context.strokeStyle = ink;
      context.lineWidth = Math.max(size, 0.75 / scale);
      context.lineCap = "round";
      context.stroke(this.lineOf(points, scale));
    } else {
      context.fillStyle = ink;
      context.fill(this.outlineOf(points, size));
    }
    context.translate(-x, -y);
  }

  private outlineOf(points: readonly number[], size: number): Path2D {
    const known = this.outlines.get(points);
    if (known?.size === size) {
      return known.path;
    }
    const path = smoothPath(outlineOf(points, size));
    this.outlines.set(points, { size, path });
    return path;
  }

  private lineOf(points: readonly number[], scale: number): Path2D {
    const gap = 2 ** Math.ceil(Math.log2(FINEST_LINE / scale));
    const known = this.lines.get(points);
    if (known?.gap === gap) {
      return known.path;
    }
    const path = new Path2D();
    const [first, ...rest] = thinned(points, gap);
    path.moveTo(...first!);
    (rest.length === 0 ? [first!] : rest).forEach((point) => path.lineTo(...point));
    this.lines.set(points, { gap, path });
    return path;
  }

  private rectangle(context: Context, props: RectangleProps, scale: number): void {
    boxPath(context, boxOf(props.x, props.y, props.w, props.h), scale);
    this.fillAndOutline(context, props);
  }

  private ellipse(context: Context, props: EllipseProps): void {
    const { x, y, w, h } = props;
    context.beginPath();
    context.ellipse(x + w / 2, y + h / 2, Math.abs(w / 2), Math.abs(h / 2), 0, 0, 2 * Math.PI);
    this.fillAndOutline(context, props);
  }

  private line(context: Context, props: LineProps, withHead: boolean): void {
    const { x, y, w, h } = props;
    context.beginPath();
    context.moveTo(x, y);
    context.lineTo(x + w, y + h);
    if (withHead) {
      const [left, right] = arrowHead(props);
      context.moveTo(left.x, left.y);
      context.lineTo(x + w, y + h);
      context.lineTo(right.x, right.y);
    }
    context.strokeStyle = this.theme().ink[props.color];
    context.lineWidth = props.size;
    context.lineJoin = context.lineCap = "round";
    context.stroke();
  }

  private fillAndOutline(context: Context, props: RectangleProps): void {
    if (props.fill !== "none") {
      context.fillStyle = this.theme().fill[props.fill];
      context.fill();
    }
    context.strokeStyle = this.theme().ink[props.color];
    context.lineWidth = props.size;
    context.lineJoin = "round";
    context.stroke();
  }

  private text(context: Context, props: TextProps, scale: number): void {
    context.fillStyle = this.theme().ink[props.color];
    const placed = { font: textFont(props.size), lines: textLines(props), top: 0 };
    this.letters(context, placed, props.x, props.y, props.y + Infinity, scale);
  }

  private post(context: Context, props: PostProps, scale: number): void {
    const box = boxOf(props.x, props.y, props.w, props.h);
    const theme = this.theme();
    boxPath(context, box, scale);
    context.fillStyle = theme.paper[props.color];
    context.fill();
    context.strokeStyle = theme.paperEdge;
    context.lineWidth = POST.edge;
    context.stroke();
    const layout = this.layoutOf(props);
    const [left, minY, end] = [box.minX + POST.padding, box.minY, box.maxY - POST.padding / 2];
    context.fillStyle = theme.onPaper;
    this.letters(context, layout.title, left, minY, end, scale);
    this.letters(context, layout.body, left, minY, end, scale);
  }

  private layoutOf(props: Readonly<PostProps>): PostLayout {
    let layout = this.posts.get(props);
    if (layout === undefined) {
      layout = postLayout(props, this.measure);
      this.posts.set(props, layout);
    }
    return layout;
  }

  /** Writes the lines that end above `end`; the last that fits says by dots that there are more. */
  private letters(context: Context, placed: PlacedLines, x: number, y: number, end: number, scale: number): void {
    const { font, lines, top } = placed;
    const height = lineHeight(font);
    const room = Math.max(0, Math.floor((end - y - top) / height));
    const shown = lines.length <= room ? lines : [...lines.slice(0, room - 1), `${lines[room - 1] ?? ""}…`];
    if (room === 0) {
      return;
    }
    if (font.size * scale < SMALLEST_LETTERS) {
      return this.bars(context, shown, font, x, y + top);
    }
    context.font = cssFont(font);
    context.textRendering = "geometricPrecision";
    const baseline = this.baselineOf(context, font);
    shown.forEach((line, i) => context.fillText(line, x, y + top + i * height + baseline));
  }

  /** From a line's top to its baseline: where the editor's line of the same height has it. */
  private baselineOf(context: Context, font: Font): number {
    let share = this.baselines.get(font.weight);
    if (share === undefined) {
      const { fontBoundingBoxAscent: ascent, fontBoundingBoxDescent: descent } = context.measureText("x");
      share = (lineHeight(font) + ascent - descent) / 2 / font.size;
      this.baselines.set(font.weight, share);
    }
    return share * font.size;
  }

  private bars(context: Context, lines: readonly string[], font: Font, x: number, y: number): void {
    const height = lineHeight(font);
    context.globalAlpha = 0.4;
    lines.forEach((line, i) =>
      context.fillRect(x, y + i * height + font.size * 0.4, this.measure(line, font), font.size * 0.5),
    );
    context.globalAlpha = 1;
  }
}

function boxPath(context: Context, { minX, minY, maxX, maxY }: Box, scale: number): void {
  context.beginPath();
  if (CORNER * scale < SMALLEST_CORNER) {
    context.rect(minX, minY, maxX - minX, maxY - minY);
  } else {
    context.roundRect(minX, minY, maxX - minX, maxY - minY, CORNER);
  }
}

function smoothPath(polygon: readonly (readonly [number, number])[]): Path2D {
  const path = new Path2D();
  const last = polygon.at(-1);
  if (last === undefined) {
    return path;
  }
  const middle = (a: readonly [number, number], b: readonly [number, number]) =>
    [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2] as const;
  path.moveTo(...middle(last, polygon[0]!));
  polygon.forEach((point, i) => path.quadraticCurveTo(...point, ...middle(point, polygon[(i + 1) % polygon.length]!)));
  path.closePath();
  return path;
}

/** Measures with the browser's own fonts. */
export function canvasMeasure(): Measure {
  const context = document.createElement("canvas").getContext("2d")!;
  context.textRendering = "geometricPrecision";
  return (text, font) => {
    context.font = cssFont(font);
    return context.measureText(text).width;
  };
}
