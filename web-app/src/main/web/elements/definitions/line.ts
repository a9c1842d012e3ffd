import { boxOf, grow } from "../../geometry/box.ts";
import type { LineProps } from "../../protocol/contract.ts";
import type { DrawnDefinition } from "../definition.ts";
import { paintLine, straight, svgLine, traceLine } from "../lines.ts";

export const line: DrawnDefinition<LineProps> = {
  ...straight,
  label: () => ({ key: "line" }),
  bounds: ({ x, y, w, h, size }) => grow(boxOf(x, y, w, h), size / 2),
  paint: (brush, props) => paintLine(brush, props, (path) => traceLine(path, props)),
  svg: (props, { theme }) => svgLine(props, theme, (path) => traceLine(path, props)),
};
