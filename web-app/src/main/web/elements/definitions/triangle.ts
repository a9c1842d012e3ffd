import type { TriangleProps } from "../../protocol/contract.ts";
import type { DrawnDefinition } from "../definition.ts";
import { hasLabel } from "../labels.ts";
import { polygon } from "../polygons.ts";

export const triangle: DrawnDefinition<TriangleProps> = {
  ...polygon(
    "triangle",
    [{ x: 0.5, y: 0 }, { x: 1, y: 1 }, { x: 0, y: 1 }],
    { left: 0.25, top: 0.5, right: 0.75, bottom: 1 },
  ),
  // Letters stay upright.
  hasTop: (props) => !hasLabel(props),
};
