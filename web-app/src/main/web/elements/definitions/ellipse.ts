import type { Point } from "../../geometry/box.ts";
import type { EllipseProps } from "../../protocol/contract.ts";
import { area, areaAttributes, paintArea } from "../areas.ts";
import type { DrawnDefinition } from "../definition.ts";
import { tag } from "../svg.ts";

export const ellipse: DrawnDefinition<EllipseProps> = {
  ...area,
  label: () => ({ key: "ellipse" }),
  isHit(props, point, tolerance) {
    const margin = props.size / 2 + tolerance;
    return isWithin(props, point, margin) && (props.fill !== "none" || !isWithin(props, point, -margin));
  },
  isTouched(props, { minX, minY, maxX, maxY }) {
    const { x, y, w, h, size, fill } = props;
    const nearest = { x: Math.min(maxX, Math.max(minX, x + w / 2)), y: Math.min(maxY, Math.max(minY, y + h / 2)) };
    const corners = [{ x: minX, y: minY }, { x: maxX, y: minY }, { x: maxX, y: maxY }, { x: minX, y: maxY }];
    const isInHollow = fill === "none" && corners.every((corner) => isWithin(props, corner, -size / 2));
    return isWithin(props, nearest, size / 2) && !isInHollow;
  },
  paint(brush, props) {
    const { x, y, w, h } = props;
    brush.context.beginPath();
    brush.context.ellipse(x + w / 2, y + h / 2, Math.abs(w / 2), Math.abs(h / 2), 0, 0, 2 * Math.PI);
    paintArea(brush, props);
  },
  svg(props, { theme }) {
    const { x, y, w, h } = props;
    const place = { cx: x + w / 2, cy: y + h / 2, rx: Math.abs(w / 2), ry: Math.abs(h / 2) };
    return tag("ellipse", { ...place, ...areaAttributes(props, theme) });
  },
};

/** Whether a point lies in the ellipse that is larger by `margin` to each side. */
function isWithin({ x, y, w, h }: EllipseProps, point: Point, margin: number): boolean {
  const [rx, ry] = [Math.abs(w / 2) + margin, Math.abs(h / 2) + margin];
  return rx > 0 && ry > 0 && ((point.x - x - w / 2) / rx) ** 2 + ((point.y - y - h / 2) / ry) ** 2 <= 1;
}
