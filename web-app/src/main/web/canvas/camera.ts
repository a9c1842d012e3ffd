import { limits } from "../protocol/contract.ts";
import { type Box, distance, type Point, type Size } from "../geometry/box.ts";

/** The visible part of the board. `x` and `y` are the board's coordinates at the view's top left corner. */
export interface Camera {
  readonly x: number;
  readonly y: number;
  /** Screen pixels (CSS) for a board unit. */
  readonly zoom: number;
}

export const MIN_ZOOM = 0.05;
export const MAX_ZOOM = 8;

const STEPS = [MIN_ZOOM, 0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4, 6, MAX_ZOOM];
/** The camera's limit: everything on the screen stays within the protocol's coordinates. */
const FURTHEST = limits.coordinate * 0.9;

function camera(x: number, y: number, zoom: number): Camera {
  const clamp = (value: number) => Math.min(FURTHEST, Math.max(-FURTHEST, value));
  return { x: clamp(x), y: clamp(y), zoom };
}

export function toScreen({ x, y, zoom }: Camera, point: Point): Point {
  return { x: (point.x - x) * zoom, y: (point.y - y) * zoom };
}

export function toBoard({ x, y, zoom }: Camera, point: Point): Point {
  return { x: x + point.x / zoom, y: y + point.y / zoom };
}

export function visibleBox({ x, y, zoom }: Camera, { width, height }: Size): Box {
  return { minX: x, minY: y, maxX: x + width / zoom, maxY: y + height / zoom };
}

/** The camera with the board's origin in the middle of the view. */
export function centred({ width, height }: Size): Camera {
  return camera(-width / 2, -height / 2, 1);
}

/** The camera after panning by a distance in screen pixels. */
export function panned({ x, y, zoom }: Camera, dx: number, dy: number): Camera {
  return camera(x - dx / zoom, y - dy / zoom, zoom);
}

/** The camera with another zoom. What lies under `anchor`, a point of the screen, stays there. */
export function zoomed(from: Camera, anchor: Point, zoom: number): Camera {
  const limited = Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, zoom));
  const fixed = toBoard(from, anchor);
  return camera(fixed.x - anchor.x / limited, fixed.y - anchor.y / limited, limited);
}

/** The next zoom step, inwards (1) or outwards (-1). */
export function nextZoom(zoom: number, direction: 1 | -1): number {
  const slack = 1.001;
  return direction === 1
    ? (STEPS.find((step) => step > zoom * slack) ?? MAX_ZOOM)
    : (STEPS.findLast((step) => step < zoom / slack) ?? MIN_ZOOM);
}

/** The camera after a pinch. What lay under each finger stays under it. */
export function pinched(start: Camera, from: readonly [Point, Point], to: readonly [Point, Point]): Camera {
  const middle = (pair: readonly [Point, Point]) => ({ x: (pair[0].x + pair[1].x) / 2, y: (pair[0].y + pair[1].y) / 2 });
  const before = middle(from);
  const after = middle(to);
  const stretch = distance(...to) / Math.max(1, distance(...from));
  return panned(zoomed(start, before, start.zoom * stretch), after.x - before.x, after.y - before.y);
}

/** The camera that shows the whole box in the middle, as large as possible. */
export function containing(box: Box, { width, height }: Size): Camera {
  const [w, h] = [Math.max(1, box.maxX - box.minX), Math.max(1, box.maxY - box.minY)];
  const zoom = Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, Math.min(width / w, height / h)));
  return camera((box.minX + box.maxX) / 2 - width / 2 / zoom, (box.minY + box.maxY) / 2 - height / 2 / zoom, zoom);
}

/** The camera that shows the whole box in the middle, at a zoom of 1 at most. `margin` is in screen pixels. */
export function fitted(box: Box, { width, height }: Size, margin: number): Camera {
  const room = (extent: number, space: number) => Math.max(1, space - 2 * margin) / Math.max(1, extent);
  const zoom = Math.max(
    MIN_ZOOM,
    Math.min(1, room(box.maxX - box.minX, width), room(box.maxY - box.minY, height)),
  );
  return camera(
    (box.minX + box.maxX) / 2 - width / 2 / zoom,
    (box.minY + box.maxY) / 2 - height / 2 / zoom,
    zoom,
  );
}
