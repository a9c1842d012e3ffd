import { grow } from "../../geometry/box.ts";
import { openContour } from "../../geometry/contour.ts";
import type { PolylineProps } from "../../protocol/contract.ts";
import type { DrawnDefinition } from "../definition.ts";
import { paintLine, svgLine } from "../lines.ts";
import type { PathSink } from "../path.ts";
import { placesOf, pointsDistance, pointsFrame, scaledPoints } from "../points.ts";
import { inkStyle, lineSizeStyle, lookStyle, styles } from "../style.ts";

export const polyline: DrawnDefinition<PolylineProps> = {
  isDrawn: true,
  label: () => ({ key: "polyline" }),
  bounds: (props) => grow(pointsFrame(props), props.size / 2),
  isHit: (props, point, tolerance) => pointsDistance(props, point) <= props.size / 2 + tolerance,
  contour: (props) => openContour(placesOf(props), props.size / 2),
  paint: (brush, props) => paintLine(brush, props, (path) => trace(path, props)),
  svg: (props, { theme }) => svgLine(props, theme, (path) => trace(path, props)),
  style: styles<PolylineProps>(inkStyle, lineSizeStyle, lookStyle),
  writing: undefined,
  move: ({ x, y }, dx, dy) => ({ x: x + dx, y: y + dy }),
  frame: pointsFrame,
  handles: "sides",
  resize: scaledPoints,
  isErasable: true,
  isInk: false,
};

function trace(path: PathSink, props: PolylineProps): void {
  const [first, ...rest] = placesOf(props);
  path.moveTo(first!.x, first!.y);
  (rest.length === 0 ? [first!] : rest).forEach(({ x, y }) => path.lineTo(x, y));
}
