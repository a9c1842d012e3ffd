import type { Drawn, EllipseProps, LineProps, StrokeProps } from "../protocol/element.ts";
import { type Box, boxOf, grow, holds, type Point, union } from "../geometry/box.ts";
import { lineHeight, type Measure, POST, textFont, textLines } from "../elements/text_layout.ts";

/** Numbers for each point of a stroke: x, y, pressure. */
export const STRIDE = 3;
/** A stroke pressed hard is this much wider, to each side, than half its size. */
const WIDEST = 0.75;
/** An arrow's head: the length of its sides, in line widths and at least in board units, and their angle to the line. */
const HEAD = { widths: 4, least: 12, share: 0.7, radians: 0.5 };

/** The box that an element fills, lines and soft edges included. */
export function boundsOf(element: Drawn, measure: Measure): Box {
  switch (element.type) {
    case "stroke":
      return strokeBounds(element.props);
    case "rectangle":
    case "ellipse":
    case "line": {
      const { x, y, w, h, size } = element.props;
      return grow(boxOf(x, y, w, h), size / 2);
    }
    case "arrow": {
      const { x, y, w, h, size } = element.props;
      const head = arrowHead(element.props).map((point) => boxOf(point.x, point.y, 0, 0));
      return grow(head.reduce(union, boxOf(x, y, w, h)), size / 2);
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
export function isHit(element: Drawn, point: Point, tolerance: number, bounds: Box): boolean {
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
    case "ellipse":
      return ellipseIsHit(element.props, point, element.props.size / 2 + tolerance);
    case "line":
    case "arrow":
      return lineDistance(element.props, point) <= element.props.size / 2 + tolerance;
    case "text":
    case "post":
      return true;
  }
}

/** The outer ends of an arrow's head; its tip is the line's end. */
export function arrowHead({ x, y, w, h, size }: LineProps): readonly [Point, Point] {
  const side = Math.min(Math.max(HEAD.least, HEAD.widths * size), HEAD.share * Math.hypot(w, h));
  const back = Math.atan2(-h, -w);
  const end = (angle: number) => ({ x: x + w + side * Math.cos(angle), y: y + h + side * Math.sin(angle) });
  return [end(back - HEAD.radians), end(back + HEAD.radians)];
}

function ellipseIsHit({ x, y, w, h, fill }: EllipseProps, point: Point, margin: number): boolean {
  const [dx, dy] = [point.x - (x + w / 2), point.y - (y + h / 2)];
  const isWithin = (by: number) => {
    const [rx, ry] = [Math.abs(w / 2) + by, Math.abs(h / 2) + by];
    return rx > 0 && ry > 0 && (dx / rx) ** 2 + (dy / ry) ** 2 <= 1;
  };
  return isWithin(margin) && (fill !== "none" || !isWithin(-margin));
}

function lineDistance({ x, y, w, h }: LineProps, point: Point): number {
  return segmentDistance(point.x, point.y, x, y, x + w, y + h);
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
