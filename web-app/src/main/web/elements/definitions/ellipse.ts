import type { Point } from "../../geometry/box.ts";
import type { EllipseProps } from "../../protocol/contract.ts";
import { area, areaAttributes, isSolid, paintArea } from "../areas.ts";
import type { DrawnDefinition } from "../definition.ts";
import { labelOf, Labels } from "../labels.ts";
import { tag } from "../svg.ts";

/** The polygon that stands for an ellipse: its least number of sides, and how far they may lie out of it, in board units. */
const FEWEST_SIDES = 16;
const FLATTEST = 0.25;

const labels = new Labels({ left: 0.147, top: 0.147, right: 0.853, bottom: 0.853 });

export const ellipse: DrawnDefinition<EllipseProps> = {
  ...area,
  writing: labels.writing,
  links: (props, measure) => labels.links(props, measure),
  label: (props) => labelOf("ellipse", props),
  isHit(props, point, tolerance) {
    const margin = props.size / 2 + tolerance;
    return isWithin(props, point, margin) && (isSolid(props) || !isWithin(props, point, -margin));
  },
  contour(props) {
    const { x, y, w, h, size } = props;
    const [rx, ry] = [Math.abs(w / 2), Math.abs(h / 2)];
    const count = Math.max(FEWEST_SIDES, Math.ceil(Math.PI * Math.sqrt(Math.max(rx, ry) / (2 * FLATTEST))));
    // Its sides touch the ellipse from outside.
    const out = 1 / Math.cos(Math.PI / count);
    const points = Array.from({ length: count }, (_, i) => {
      const angle = (2 * Math.PI * (i + 0.5)) / count;
      return { x: x + w / 2 + rx * out * Math.cos(angle), y: y + h / 2 + ry * out * Math.sin(angle) };
    });
    return { points, isClosed: true, isFilled: isSolid(props), reach: size / 2 };
  },
  paint(brush, props) {
    const { x, y, w, h } = props;
    brush.context.beginPath();
    brush.context.ellipse(x + w / 2, y + h / 2, Math.abs(w / 2), Math.abs(h / 2), 0, 0, 2 * Math.PI);
    paintArea(brush, props);
    labels.paint(brush, props);
  },
  svg(props, context) {
    const { x, y, w, h } = props;
    const place = { cx: x + w / 2, cy: y + h / 2, rx: Math.abs(w / 2), ry: Math.abs(h / 2) };
    return labels.svg(tag("ellipse", { ...place, ...areaAttributes(props, context.theme) }), props, context);
  },
};

/** Whether a point lies in the ellipse that is larger by `margin` to each side. */
function isWithin({ x, y, w, h }: EllipseProps, point: Point, margin: number): boolean {
  const [rx, ry] = [Math.abs(w / 2) + margin, Math.abs(h / 2) + margin];
  return rx > 0 && ry > 0 && ((point.x - x - w / 2) / rx) ** 2 + ((point.y - y - h / 2) / ry) ** 2 <= 1;
}
