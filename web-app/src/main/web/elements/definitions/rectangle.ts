import { boxOf, distanceTo, grow, holds } from "../../geometry/box.ts";
import { boxContour } from "../../geometry/contour.ts";
import { propertyDefaults, type RectangleProps } from "../../protocol/contract.ts";
import { area, areaAttributes, isSolid, paintArea } from "../areas.ts";
import type { DrawnDefinition } from "../definition.ts";
import { traceBox } from "../path.ts";
import { labelOf, Labels } from "../labels.ts";
import { radiusStyle, styles } from "../style.ts";
import { tag } from "../svg.ts";

const labels = new Labels({ left: 0, top: 0, right: 1, bottom: 1 });

export const rectangle: DrawnDefinition<RectangleProps> = {
  ...area,
  writing: labels.writing,
  links: (props, measure) => labels.links(props, measure),
  label: (props) => labelOf("rectangle", props),
  style: styles<RectangleProps>(area.style, radiusStyle),
  isHit(props, point, tolerance) {
    const { x, y, w, h, size } = props;
    const [box, reach] = [boxOf(x, y, w, h), size / 2 + tolerance];
    // The line has round corners.
    return distanceTo(box, point) <= reach && (isSolid(props) || !holds(grow(box, -reach), point));
  },
  contour: (props) => boxContour(boxOf(props.x, props.y, props.w, props.h), isSolid(props), props.size / 2),
  paint(brush, props) {
    traceBox(brush.context, boxOf(props.x, props.y, props.w, props.h), brush.scale, cornerOf(props));
    paintArea(brush, props);
    labels.paint(brush, props);
  },
  svg(props, context) {
    const { minX, minY, maxX, maxY } = boxOf(props.x, props.y, props.w, props.h);
    const place = { x: minX, y: minY, width: maxX - minX, height: maxY - minY, rx: cornerOf(props) };
    return labels.svg(tag("rect", { ...place, ...areaAttributes(props, context.theme) }), props, context);
  },
};

function cornerOf({ radius }: RectangleProps): number {
  return radius ?? propertyDefaults.radius;
}
