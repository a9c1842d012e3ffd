import { boxOf, type Point } from "../geometry/box.ts";
import { isWithin } from "../geometry/contour.ts";
import { segmentDistance } from "../geometry/segments.ts";
import type { DiamondProps } from "../protocol/contract.ts";
import { area, areaAttributes, isSolid, paintArea } from "./areas.ts";
import type { DrawnDefinition } from "./definition.ts";
import { type Inside, labelOf, Labels } from "./labels.ts";
import { svgNumber } from "./path.ts";
import { tag } from "./svg.ts";

/** A shape with straight sides. `corners`: in shares of the box that it fills. `inside`: where it is written in. */
export function polygon(type: "diamond" | "triangle", corners: readonly Point[], inside: Inside): DrawnDefinition<DiamondProps> {
  const labels = new Labels(inside);
  const placed = (props: Readonly<DiamondProps>): readonly Point[] => {
    const { minX, minY, maxX, maxY } = boxOf(props.x, props.y, props.w, props.h);
    return corners.map(({ x, y }) => ({ x: minX + x * (maxX - minX), y: minY + y * (maxY - minY) }));
  };
  return {
    ...area,
    writing: labels.writing,
    links: (props, measure) => labels.links(props, measure),
    label: (props) => labelOf(type, props),
    isHit(props, point, tolerance) {
      const points = placed(props);
      const isNear = points.some((a, i) => {
        const b = points[(i + 1) % points.length]!;
        return segmentDistance(point, a.x, a.y, b.x, b.y) <= props.size / 2 + tolerance;
      });
      return isNear || (isSolid(props) && isWithin(points, point));
    },
    contour: (props) => ({ points: placed(props), isClosed: true, isFilled: isSolid(props), reach: props.size / 2 }),
    paint(brush, props) {
      brush.context.beginPath();
      placed(props).forEach(({ x, y }) => brush.context.lineTo(x, y));
      brush.context.closePath();
      paintArea(brush, props);
      labels.paint(brush, props);
    },
    svg(props, context) {
      const points = placed(props).map(({ x, y }) => `${svgNumber(x)},${svgNumber(y)}`).join(" ");
      return labels.svg(tag("polygon", { points, ...areaAttributes(props, context.theme) }), props, context);
    },
  };
}
