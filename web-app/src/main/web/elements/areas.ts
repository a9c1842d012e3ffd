import { type Box, boxOf, grow } from "../geometry/box.ts";
import { scaledRectangle, scaling } from "../geometry/scaling.ts";
import type { RectangleProps } from "../protocol/contract.ts";
import type { Brush } from "./brush.ts";
import { dashesOf, lookAttributes, withOpacity } from "./line_look.ts";
import { hasLabel } from "./labels.ts";
import { letteringStyle } from "./lettering.ts";
import { fillStyle, inkStyle, lineSizeStyle, lookStyle, styles } from "./style.ts";
import { colorOf, type Theme } from "./theme.ts";

/** What shapes have in common: a line around an area that may be filled, and written in. */
export const area = {
  isDrawn: true,
  bounds: ({ x, y, w, h, size }: RectangleProps) => grow(boxOf(x, y, w, h), size / 2),
  style: styles<RectangleProps>(inkStyle, lineSizeStyle, fillStyle, lookStyle, letteringStyle),
  move: ({ x, y }: RectangleProps, dx: number, dy: number) => ({ x: x + dx, y: y + dy }),
  frame: ({ x, y, w, h }: RectangleProps) => boxOf(x, y, w, h),
  handles: "sides",
  resize: (props: RectangleProps, from: Box, to: Box) => scaledRectangle(props, scaling(from, to)),
  isErasable: true,
  isInk: false,
} as const;

/** Whether all of a shape is meant by whoever points there, and not its line alone. */
export function isSolid(props: RectangleProps): boolean {
  return props.fill !== "none" || hasLabel(props);
}

/** Fills and outlines the path that the context has. */
export function paintArea({ context, theme }: Brush, { color, fill, size, opacity, dash }: RectangleProps): void {
  if (fill !== "none") {
    context.fillStyle = colorOf(theme.fill, fill);
    withOpacity(context, opacity, () => context.fill());
  }
  context.strokeStyle = colorOf(theme.ink, color);
  context.lineWidth = size;
  context.lineJoin = context.lineCap = "round";
  context.setLineDash(dashesOf(dash, size));
  withOpacity(context, opacity, () => context.stroke());
  context.setLineDash([]);
}

export function areaAttributes({ color, fill, size, opacity, dash }: RectangleProps, theme: Theme): Readonly<Record<string, string | number>> {
  return {
    fill: fill === "none" ? "none" : colorOf(theme.fill, fill),
    stroke: colorOf(theme.ink, color),
    "stroke-width": size,
    "stroke-linejoin": "round",
    ...lookAttributes(opacity, dash, size),
  };
}
