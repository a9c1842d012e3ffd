import { type Box, boxOf, grow } from "../geometry/box.ts";
import { boxContour } from "../geometry/contour.ts";
import { scaledRectangle, scaling } from "../geometry/scaling.ts";
import { limits } from "../protocol/contract.ts";
import type { AttachedDefinition, DrawnDefinition, Label } from "./definition.ts";
import { CORNER, traceBox } from "./path.ts";
import { tag } from "./svg.ts";

/** The properties of an element whose type this page doesn't know. Any of them may be missing, or something else. */
export type UnknownProps = Readonly<Record<string, unknown>>;

/** The size of a placeholder whose element doesn't tell one, in board units. */
const USUAL = { w: 120, h: 80 };
/** The placeholder's line. */
const EDGE = 2;
const DASHES = [6, 6];

const label = (): Label => ({ key: "element.unknown" });

/** An element of a later release with a place on the board: a plain box stands for it. It can be moved and taken away. */
export const placeholder: DrawnDefinition<UnknownProps> = {
  isDrawn: true,
  label,
  bounds: (props) => grow(boxIn(props), EDGE / 2),
  isHit: () => true,
  contour: (props) => boxContour(boxIn(props)),
  paint({ context, theme, scale }, props) {
    traceBox(context, boxIn(props), scale);
    context.strokeStyle = theme.ink.palette.grey;
    context.lineWidth = EDGE;
    context.setLineDash(DASHES);
    context.stroke();
    context.setLineDash([]);
  },
  svg(props, { theme }) {
    const { minX, minY, maxX, maxY } = boxIn(props);
    const place = { x: minX, y: minY, width: maxX - minX, height: maxY - minY, rx: CORNER };
    return tag("rect", { ...place, fill: "none", stroke: theme.ink.palette.grey, "stroke-width": EDGE, "stroke-dasharray": DASHES.join(" ") });
  },
  style: { aspects: [], of: () => ({}), restyle: () => ({}) },
  writing: undefined,
  move({ x, y }, dx, dy) {
    return { x: number(x, 0) + dx, y: number(y, 0) + dy };
  },
  frame: boxIn,
  handles: "sides",
  resize({ x, y, w, h }, from, to) {
    const isSized = typeof w === "number" && typeof h === "number";
    const scaled = scaledRectangle({ x: number(x, 0), y: number(y, 0), w: number(w, 0), h: number(h, 0) }, scaling(from, to));
    return isSized ? scaled : { x: scaled.x, y: scaled.y };
  },
  isErasable: true,
  isInk: false,
};

/** An element of a later release without a place: it is kept, and not seen. */
export const hidden: AttachedDefinition<UnknownProps> = {
  isDrawn: false,
  label,
  host: () => undefined,
  attach: () => ({}),
  isComment: false,
};

/** The definition that stands for a type which this page doesn't know. */
export function unknownDefinition({ x, y, z }: UnknownProps): typeof placeholder | typeof hidden {
  return isCoordinate(x) && isCoordinate(y) && typeof z === "string" ? placeholder : hidden;
}

function boxIn({ x, y, w, h }: UnknownProps): Box {
  return boxOf(number(x, 0), number(y, 0), number(w, USUAL.w), number(h, USUAL.h));
}

function number(value: unknown, otherwise: number): number {
  return isCoordinate(value) ? value : otherwise;
}

function isCoordinate(value: unknown): value is number {
  return typeof value === "number" && Math.abs(value) <= limits.coordinate;
}
