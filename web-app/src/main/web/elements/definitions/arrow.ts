import { boxOf, grow, type Point, union } from "../../geometry/box.ts";
import { openContour } from "../../geometry/contour.ts";
import type { ArrowProps } from "../../protocol/contract.ts";
import type { DrawnDefinition } from "../definition.ts";
import { paintLine, straight, svgLine, traceLine } from "../lines.ts";
import type { PathSink } from "../path.ts";

/** The head: the length of its sides, in line widths and at least in board units, and their angle to the line. */
const HEAD = { widths: 4, least: 12, share: 0.7, radians: 0.5 };

export const arrow: DrawnDefinition<ArrowProps> = {
  ...straight,
  label: () => ({ key: "arrow" }),
  contour(props) {
    const [start, end] = [{ x: props.x, y: props.y }, { x: props.x + props.w, y: props.y + props.h }];
    const [left, right] = arrowHead(props);
    return openContour([start, end, left, end, right], props.size / 2);
  },
  bounds(props) {
    const head = arrowHead(props).map((point) => boxOf(point.x, point.y, 0, 0));
    return grow(head.reduce(union, boxOf(props.x, props.y, props.w, props.h)), props.size / 2);
  },
  paint: (brush, props) => paintLine(brush, props, (path) => trace(path, props)),
  svg: (props, { theme }) => svgLine(props, theme, (path) => trace(path, props)),
};

/** The outer ends of an arrow's head; its tip is the line's end. */
export function arrowHead({ x, y, w, h, size }: ArrowProps): readonly [Point, Point] {
  const side = Math.min(Math.max(HEAD.least, HEAD.widths * size), HEAD.share * Math.hypot(w, h));
  const back = Math.atan2(-h, -w);
  const end = (angle: number) => ({ x: x + w + side * Math.cos(angle), y: y + h + side * Math.sin(angle) });
  return [end(back - HEAD.radians), end(back + HEAD.radians)];
}

function trace(path: PathSink, props: ArrowProps): void {
  const [left, right] = arrowHead(props);
  traceLine(path, props);
  path.moveTo(left.x, left.y);
  path.lineTo(props.x + props.w, props.y + props.h);
  path.lineTo(right.x, right.y);
}
