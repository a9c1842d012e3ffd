import { type Box, boxOf, type Point } from "../geometry/box.ts";
import { openContour } from "../geometry/contour.ts";
import { scaledLine, scaling } from "../geometry/scaling.ts";
import { segmentDistance } from "../geometry/segments.ts";
import type { Color, Dash, LineProps } from "../protocol/contract.ts";
import type { Brush } from "./brush.ts";
import { type PathSink, SvgPath } from "./path.ts";
import { dashesOf, lookAttributes, withOpacity } from "./line_look.ts";
import { inkStyle, lineSizeStyle, lookStyle, styles } from "./style.ts";
import { type SvgNode, tag } from "./svg.ts";
import { colorOf, type Theme } from "./theme.ts";

/** What lines and arrows have in common: a straight line from one place to another. */
export const straight = {
  isDrawn: true,
  isHit: ({ x, y, w, h, size }: LineProps, point: Point, tolerance: number) =>
    segmentDistance(point, x, y, x + w, y + h) <= size / 2 + tolerance,
  contour: ({ x, y, w, h, size }: LineProps) => openContour([{ x, y }, { x: x + w, y: y + h }], size / 2),
  style: styles<LineProps>(inkStyle, lineSizeStyle, lookStyle),
  writing: undefined,
  move: ({ x, y }: LineProps, dx: number, dy: number) => ({ x: x + dx, y: y + dy }),
  frame: ({ x, y, w, h }: LineProps) => boxOf(x, y, w, h),
  handles: "ends",
  resize: (props: LineProps, from: Box, to: Box) => scaledLine(props, scaling(from, to)),
  isErasable: true,
  isInk: false,
} as const;

/** How a line looks. */
interface LineStyle {
  readonly color: Color;
  readonly size: number;
  readonly opacity?: number;
  readonly dash?: Dash;
}

/** Paints what `trace` draws as a line of that width and colour. */
export function paintLine({ context, theme }: Brush, { color, size, opacity, dash }: LineStyle, trace: (path: PathSink) => void): void {
  context.beginPath();
  trace(context);
  context.strokeStyle = colorOf(theme.ink, color);
  context.lineWidth = size;
  context.lineJoin = context.lineCap = "round";
  context.setLineDash(dashesOf(dash, size));
  withOpacity(context, opacity, () => context.stroke());
  context.setLineDash([]);
}

export function svgLine({ color, size, opacity, dash }: LineStyle, theme: Theme, trace: (path: PathSink) => void): SvgNode {
  const path = new SvgPath();
  trace(path);
  const ends = { "stroke-linecap": "round", "stroke-linejoin": "round" };
  return tag("path", { d: path.data, fill: "none", stroke: colorOf(theme.ink, color), "stroke-width": size, ...ends, ...lookAttributes(opacity, dash, size) });
}

export function traceLine(path: PathSink, { x, y, w, h }: LineProps): void {
  path.moveTo(x, y);
  path.lineTo(x + w, y + h);
}
