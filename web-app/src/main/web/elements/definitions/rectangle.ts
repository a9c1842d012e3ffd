import { boxOf, grow, holds } from "../../geometry/box.ts";
import { boxContour } from "../../geometry/contour.ts";
import type { RectangleProps } from "../../protocol/contract.ts";
import { area, areaAttributes, paintArea } from "../areas.ts";
import type { DrawnDefinition } from "../definition.ts";
import { CORNER, traceBox } from "../path.ts";
import { tag } from "../svg.ts";

export const rectangle: DrawnDefinition<RectangleProps> = {
  ...area,
  label: () => ({ key: "rectangle" }),
  isHit({ x, y, w, h, size, fill }, point, tolerance) {
    return fill !== "none" || !holds(grow(boxOf(x, y, w, h), -(size / 2 + tolerance)), point);
  },
  contour: ({ x, y, w, h, size, fill }) => boxContour(boxOf(x, y, w, h), fill !== "none", size / 2),
  paint(brush, props) {
    traceBox(brush.context, boxOf(props.x, props.y, props.w, props.h), brush.scale);
    paintArea(brush, props);
  },
  svg(props, { theme }) {
    const { minX, minY, maxX, maxY } = boxOf(props.x, props.y, props.w, props.h);
    const place = { x: minX, y: minY, width: maxX - minX, height: maxY - minY, rx: CORNER };
    return tag("rect", { ...place, ...areaAttributes(props, theme) });
  },
};
