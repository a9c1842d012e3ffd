import { type Box, grow } from "../../geometry/box.ts";
import { openContour } from "../../geometry/contour.ts";
import type { StrokeProps } from "../../protocol/contract.ts";
import type { Brush } from "../brush.ts";
import type { DrawnDefinition } from "../definition.ts";
import { outlineOf, thinned } from "../outline.ts";
import { dashesOf, lookAttributes, withOpacity } from "../line_look.ts";
import { SvgPath, traceLine, tracePolygon } from "../path.ts";
import { placesOf, pointsDistance, pointsFrame, scaledPoints } from "../points.ts";
import { highlightStyle, inkStyle, lineSizeStyle, lookStyle, type StyleDefinition, styles } from "../style.ts";
import { tag } from "../svg.ts";
import { colorOf, type Tones } from "../theme.ts";

/** A stroke pressed hard is this much wider, to each side, than half its size. */
const WIDEST = 0.75;
/** Below this width in device pixels nobody sees the difference to a plain line. */
const THINNEST_OUTLINE = 1.5;
/** The distance between the points of a plain line, in device pixels. */
const FINEST_LINE = 1.5;
/** The least distance between them, in board units. */
const LINE_GAP = 1;

const penStyle = styles<StrokeProps>(inkStyle, lineSizeStyle, lookStyle);

export const stroke: DrawnDefinition<StrokeProps> = {
  isDrawn: true,
  label: () => ({ key: "element.stroke" }),
  bounds,
  isHit: (props, point, tolerance) => pointsDistance(props, point) <= props.size / 2 + tolerance,
  contour: (props) => openContour(placesOf(props), props.size / 2),
  paint: (brush, props) => paintInk(brush, props, (isEven) => brush.context.fill(outline(props.points, props.size, isEven))),
  svg(props, { theme }) {
    const { x, y, color, size, opacity, dash } = props;
    const isMark = props.brush === "highlighter";
    const path = new SvgPath();
    const look = { ...(isMark ? { style: `mix-blend-mode:${theme.highlighting}` } : {}), ...lookAttributes(opacity, dash, size) };
    const ink = colorOf(isMark ? theme.highlight : theme.ink, color);
    if (isInterrupted(props)) {
      traceLine(path, thinned(props.points, LINE_GAP).map(([px, py]) => [x + px, y + py]));
      return tag("path", { d: path.data, fill: "none", stroke: ink, "stroke-width": size, "stroke-linejoin": "round", ...look });
    }
    tracePolygon(path, outlineOf(props.points, size, isMark).map(([px, py]) => [x + px, y + py]));
    return tag("path", { d: path.data, fill: ink, ...look });
  },
  style: {
    aspects: penStyle.aspects,
    aspectsOf: (props) => styleOf(props).aspects,
    of: (props) => styleOf(props).of(props),
    restyle: (props, change) => styleOf(props).restyle(props, change),
  },
  writing: undefined,
  move: ({ x, y }, dx, dy) => ({ x: x + dx, y: y + dy }),
  frame: pointsFrame,
  handles: "sides",
  resize: scaledPoints,
  isErasable: true,
  isInk: true,
};

function bounds(props: StrokeProps): Box {
  return grow(pointsFrame(props), props.size * WIDEST);
}

function styleOf({ brush }: StrokeProps): StyleDefinition<StrokeProps> {
  return brush === "highlighter" ? highlightStyle : penStyle;
}

function isInterrupted({ dash }: StrokeProps): boolean {
  return dash !== undefined && dash !== "solid";
}

/** Paints a stroke that is wide enough to have an outline by `fill`, in its colour and from its place on. */
export function paintInk(brush: Brush, props: StrokeProps, fill: (isEven: boolean) => void): void {
  if (props.brush === "highlighter") {
    brush.highlight(() => paintStroke(brush, props, brush.theme.highlight, () => fill(true)));
  } else {
    paintStroke(brush, props, brush.theme.ink, () => fill(false));
  }
}

function paintStroke({ context, scale }: Brush, { x, y, color, size, opacity, dash, points }: StrokeProps, tones: Tones, fill: () => void): void {
  const ink = colorOf(tones, color);
  const dashes = dashesOf(dash, size);
  context.translate(x, y);
  if (dashes.length > 0 || size * scale < THINNEST_OUTLINE) {
    context.strokeStyle = ink;
    context.lineWidth = Math.max(size, 0.75 / scale);
    context.lineCap = context.lineJoin = "round";
    context.setLineDash(dashes);
    withOpacity(context, opacity, () => context.stroke(plainLine(points, scale)));
    context.setLineDash([]);
  } else {
    context.fillStyle = ink;
    withOpacity(context, opacity, fill);
  }
  context.translate(-x, -y);
}

// What is dear to compute is remembered for as long as a stroke has the same points.
const outlines = new WeakMap<readonly number[], { readonly size: number; readonly path: Path2D }>();
const plainLines = new WeakMap<readonly number[], { readonly gap: number; readonly path: Path2D }>();

function outline(points: readonly number[], size: number, isEven: boolean): Path2D {
  const known = outlines.get(points);
  if (known?.size === size) {
    return known.path;
  }
  const path = new Path2D();
  tracePolygon(path, outlineOf(points, size, isEven));
  outlines.set(points, { size, path });
  return path;
}

function plainLine(points: readonly number[], scale: number): Path2D {
  const gap = Math.max(LINE_GAP, 2 ** Math.ceil(Math.log2(FINEST_LINE / scale)));
  const known = plainLines.get(points);
  if (known?.gap === gap) {
    return known.path;
  }
  const path = new Path2D();
  traceLine(path, thinned(points, gap));
  plainLines.set(points, { gap, path });
  return path;
}
