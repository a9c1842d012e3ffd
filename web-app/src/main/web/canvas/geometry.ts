import type { Element, StrokeProps } from "../protocol/element.ts";
import { type Box, boxOf, grow, holds, type Point } from "./box.ts";
import { lineHeight, type Measure, POST, textFont, textLines } from "./text_layout.ts";

/** Numbers for each point of a stroke: x, y, pressure. */
export const STRIDE = 3;
/** A stroke pressed hard is this much wider, to each side, than half its size. */
const WIDEST = 0.75;

/** The box that an element fills, lines and soft edges included. */
export function boundsOf(element: Element, measure: Measure): Box {
  switch (element.type) {
    case "stroke":
      return strokeBounds(element.props);
    case "rectangle": {
      const { x, y, w, h, size } = element.props;
      return grow(boxOf(x, y, w, h), size / 2);
    }
    case "text": {
      const { x, y, size } = element.props;
      const font = textFont(size);
      const lines = textLines(element.props);
      const width = Math.max(...lines.map((line) => measure(line, font)), size / 2);
      return boxOf(x, y, width, lines.length * lineHeight(font));
    }
    case "post": {
      const { x, y, w, h } = element.props;
      return grow(boxOf(x, y, w, h), POST.edge / 2);
    }
  }
}

function strokeBounds({ x, y, size, points }: StrokeProps): Box {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i + 1 < points.length; i += STRIDE) {
    minX = Math.min(minX, points[i]!);
    maxX = Math.max(maxX, points[i]!);
    minY = Math.min(minY, points[i + 1]!);
    maxY = Math.max(maxY, points[i + 1]!);
  }
  return grow({ minX: x + minX, minY: y + minY, maxX: x + maxX, maxY: y + maxY }, size * WIDEST);
}

/** Whether a person who points there, within `tolerance` board units, means this element. */
export function isHit(element: Element, point: Point, tolerance: number, bounds: Box): boolean {
  if (!holds(grow(bounds, tolerance), point)) {
    return false;
  }
  switch (element.type) {
    case "stroke":
      return strokeDistance(element.props, point) <= element.props.size / 2 + tolerance;
    case "rectangle": {
      const { x, y, w, h, size, fill } = element.props;
      const margin = size / 2 + tolerance;
      return fill !== "none" || !holds(grow(boxOf(x, y, w, h), -margin), point);
    }
    case "text":
    case "post":
      return true;
  }
}

function strokeDistance({ x, y, points }: StrokeProps, point: Point): number {
  const [px, py] = [point.x - x, point.y - y];
  let least = Math.hypot(px - points[0]!, py - points[1]!);
  for (let i = STRIDE; i + 1 < points.length; i += STRIDE) {
    least = Math.min(
      least,
      segmentDistance(px, py, points[i - STRIDE]!, points[i - STRIDE + 1]!, points[i]!, points[i + 1]!),
    );
  }
  return least;
}

function segmentDistance(px: number, py: number, ax: number, ay: number, bx: number, by: number): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((px - ax) * dx + (py - ay) * dy) / length));
  return Math.hypot(px - ax - along * dx, py - ay - along * dy);
}
