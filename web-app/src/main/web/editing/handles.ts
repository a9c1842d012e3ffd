import { FRAME_MARGIN } from "../canvas/overlay.ts";
import { definitionOf, placeOf } from "../elements/registry.ts";
import { type Box, grow, type Point } from "../geometry/box.ts";
import type { Sides } from "../geometry/resizing.ts";
import type { Drawn } from "../protocol/element.ts";
import { changeable } from "./changes.ts";
import type { EditorContext } from "./context.ts";

/** What a handle moves: sides of the frame, or an end of a line. */
export type Grip = Sides | "start" | "end";

/** A place at the selection where it can be resized. */
export interface Handle {
  readonly grip: Grip;
  readonly at: Point;
  readonly cursor: string;
}

/** What the handles resize. */
export interface Resizable {
  readonly elements: readonly Drawn[];
  /** The box around all of them, without the width of their lines. */
  readonly frame: Box;
  /** Whether the proportions are kept always. */
  readonly isProportional: boolean;
  readonly handles: readonly Handle[];
}

/** The width and height of what is hit, in screen pixels: for fingers, and for mouse and pen. */
const TARGET = { touch: 44, fine: 24 };
/** A side that is shorter has no handle in its middle, in screen pixels. */
const SHORTEST_SIDE = 3 * TARGET.fine;

const CORNERS: readonly Sides[] = [{ x: -1, y: -1 }, { x: 1, y: -1 }, { x: 1, y: 1 }, { x: -1, y: 1 }];
const EDGES: readonly Sides[] = [{ x: 0, y: -1 }, { x: 1, y: 0 }, { x: 0, y: 1 }, { x: -1, y: 0 }];

/** What of the selection can be resized, and by which handles; undefined: nothing of it. */
export function resizable(context: EditorContext): Resizable | undefined {
  const { scene } = context;
  const ids = [...changeable(context)];
  const elements = ids.map((id) => scene.seen(id)).filter((element) => element !== undefined);
  const frame = scene.frameOfAll(ids);
  const bounds = scene.boundsOfAll(ids);
  if (frame === undefined || bounds === undefined) {
    return undefined;
  }
  const [only] = elements.length === 1 ? elements : [];
  const kind = only === undefined ? "sides" : definitionOf(only).handles;
  if (only !== undefined && kind === "ends") {
    return { elements, frame, isProportional: false, handles: endHandles(only) };
  }
  const outer = grow(bounds, FRAME_MARGIN / context.zoom());
  const sides = kind === "sides" ? [...CORNERS, ...EDGES.filter((edge) => isLongEnough(edge, outer, context.zoom()))] : CORNERS;
  return { elements, frame, isProportional: kind === "corners", handles: sides.map((grip) => sideHandle(grip, outer)) };
}

/** The handle that a person means who points there. The middle of the frame is for moving. */
export function handleAt({ handles, frame }: Resizable, point: Point, isTouch: boolean, zoom: number): Handle | undefined {
  const reach = (isTouch ? TARGET.touch : TARGET.fine) / 2 / zoom;
  const distance = ({ at }: Handle) => Math.max(Math.abs(at.x - point.x), Math.abs(at.y - point.y));
  const [nearest] = handles.filter((handle) => distance(handle) <= reach).sort((a, b) => distance(a) - distance(b));
  return nearest !== undefined && typeof nearest.grip === "object" && isInMiddle(frame, point) ? undefined : nearest;
}

function isInMiddle({ minX, minY, maxX, maxY }: Box, { x, y }: Point): boolean {
  return Math.abs(x - (minX + maxX) / 2) < (maxX - minX) / 4 && Math.abs(y - (minY + maxY) / 2) < (maxY - minY) / 4;
}

function endHandles(element: Drawn): readonly Handle[] {
  const { x = 0, y = 0, w = 0, h = 0 } = placeOf(element);
  return [
    { grip: "start", at: { x, y }, cursor: "move" },
    { grip: "end", at: { x: x + w, y: y + h }, cursor: "move" },
  ];
}

function isLongEnough({ x }: Sides, { minX, minY, maxX, maxY }: Box, zoom: number): boolean {
  return (x === 0 ? maxX - minX : maxY - minY) * zoom >= SHORTEST_SIDE;
}

function sideHandle(grip: Sides, { minX, minY, maxX, maxY }: Box): Handle {
  const place = (side: -1 | 0 | 1, min: number, max: number) => (min + max + side * (max - min)) / 2;
  const cursor = grip.x === 0 ? "ns-resize" : grip.y === 0 ? "ew-resize" : grip.x === grip.y ? "nwse-resize" : "nesw-resize";
  return { grip, at: { x: place(grip.x, minX, maxX), y: place(grip.y, minY, maxY) }, cursor };
}
