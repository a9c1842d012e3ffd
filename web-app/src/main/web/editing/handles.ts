import { FRAME_MARGIN } from "../canvas/overlay.ts";
import { definitionOf, homeOf, placeOf } from "../elements/registry.ts";
import { rotationOf, type Turn } from "../elements/turning.ts";
import { type Box, centreOf, grow, type Point } from "../geometry/box.ts";
import type { Sides } from "../geometry/resizing.ts";
import { isQuarterTurn, turned } from "../geometry/turning.ts";
import type { Drawn } from "../protocol/element.ts";
import { changeable } from "./changes.ts";
import type { EditorContext } from "./context.ts";
import { isPointGrip, type PointGrip, pointHandles } from "./point_grips.ts";

/** What a handle moves: sides of the frame, an end of a line, or a point. */
export type ResizeGrip = Sides | "start" | "end" | PointGrip;
export type Grip = ResizeGrip | "rotate";

/** A place at the selection where it can be resized or turned. */
export interface Handle {
  readonly grip: Grip;
  readonly at: Point;
  readonly cursor: string;
}

/** What the handles resize and turn. */
export interface Resizable {
  readonly elements: readonly Drawn[];
  /** The box around all of them, without the width of their lines; of a single one, before it is turned. */
  readonly frame: Box;
  /** How the only element is turned; undefined: it isn't, or there are several. */
  readonly turn: Turn | undefined;
  /** Whether the handles crop the only element, which is an image. */
  readonly isCropping: boolean;
  /** Whether the proportions are kept always; `butSideways`: not by the handles at the left and right side. */
  readonly isProportional: boolean | "butSideways";
  readonly handles: readonly Handle[];
}

/** The width and height of what is hit, in screen pixels: for fingers, and for mouse and pen. */
const TARGET = { touch: 44, fine: 24 };
/** A side that is shorter has no handle in its middle, in screen pixels. */
const SHORTEST_SIDE = 3 * TARGET.fine;
/** How far above the frame the handle is that turns, in screen pixels. */
const ABOVE = 28;

const CORNERS: readonly Sides[] = [{ x: -1, y: -1 }, { x: 1, y: -1 }, { x: 1, y: 1 }, { x: -1, y: 1 }];
const EDGES: readonly Sides[] = [{ x: 0, y: -1 }, { x: 1, y: 0 }, { x: 0, y: 1 }, { x: -1, y: 0 }];
/** By the direction of the handle, in steps of 45 degrees from the right. */
const CURSORS = ["ew-resize", "nwse-resize", "ns-resize", "nesw-resize"] as const;

/** What of the selection can be resized and turned, and by which handles; undefined: nothing of it. */
export function resizable(context: EditorContext): Resizable | undefined {
  const all = resizableByAll(context);
  return all === undefined || (context.offered().hasProperty("rotation") && !all.isCropping) ? all
    : { ...all, handles: all.handles.filter(({ grip }) => grip !== "rotate") };
}

function resizableByAll(context: EditorContext): Resizable | undefined {
  const { scene } = context;
  const ids = [...changeable(context)];
  const elements = ids.map((id) => scene.seen(id)).filter((element) => element !== undefined);
  const frame = scene.frameOfAll(ids);
  const bounds = scene.boundsOfAll(ids);
  if (frame === undefined || bounds === undefined) {
    return undefined;
  }
  const [only, ...others] = elements;
  return only !== undefined && others.length === 0 ? single(only, context) : {
    elements,
    frame,
    turn: undefined,
    isCropping: false,
    isProportional: !elements.every(({ props }) => isQuarterTurn(rotationOf(props))),
    handles: around(bounds, undefined, EDGES, context.zoom()),
  };
}

function single(element: Drawn, { scene, selection, zoom }: EditorContext): Resizable {
  const { frame, bounds, turn } = homeOf(element, scene.measure);
  const kind = definitionOf(element).handles;
  const isProportional = kind === "width" ? "butSideways" : kind === "corners";
  const edges = kind === "sides" ? EDGES : kind === "width" ? EDGES.filter(({ y }) => y === 0) : [];
  const what = { elements: [element], frame, turn, isProportional, isCropping: selection.cropped === element.id } as const;
  if (element.type === "polyline" && selection.reshaped === element.id) {
    return { ...what, handles: pointHandles(element, turn, zoom()) };
  }
  return { ...what, handles: kind === "ends" ? endHandles(element, turn) : around(bounds, turn, edges, zoom()) };
}

/** The handles at these sides and the corners of a box, as it is turned, and the one above it. */
function around(bounds: Box, turn: Turn | undefined, edges: readonly Sides[], zoom: number): readonly Handle[] {
  const outer = grow(bounds, FRAME_MARGIN / zoom);
  const sides = [...CORNERS, ...edges.filter((edge) => edges.length < EDGES.length || isLongEnough(edge, outer, zoom))];
  const above: Handle = { grip: "rotate", at: { x: centreOf(outer).x, y: outer.minY - ABOVE / zoom }, cursor: "grab" };
  return [...sides.map((grip) => sideHandle(grip, outer, turn?.degrees ?? 0)), above]
    .map((handle) => (turn === undefined ? handle : { ...handle, at: turned(handle.at, turn.degrees, turn.centre) }));
}

/** Whether a handle keeps the proportions, whatever keys are held. */
export function keepsProportions({ isProportional }: Resizable, grip: Grip): boolean {
  return isProportional === "butSideways" ? !(isSides(grip) && grip.y === 0) : isProportional;
}

/** The handle that a person means who points there. The middle of the frame is for moving. */
export function handleAt({ handles, frame, turn }: Resizable, point: Point, isTouch: boolean, zoom: number): Handle | undefined {
  const reach = (isTouch ? TARGET.touch : TARGET.fine) / 2 / zoom;
  const distance = ({ at }: Handle) => Math.max(Math.abs(at.x - point.x), Math.abs(at.y - point.y));
  const [nearest] = handles.filter((handle) => distance(handle) <= reach).sort((a, b) => distance(a) - distance(b));
  const within = turn === undefined ? point : turned(point, -turn.degrees, turn.centre);
  return nearest !== undefined && isSides(nearest.grip) && isInMiddle(frame, within) ? undefined : nearest;
}

/** Whether a handle moves sides of the frame. */
export function isSides(grip: Grip): grip is Sides {
  return typeof grip === "object" && !isPointGrip(grip);
}

function isInMiddle({ minX, minY, maxX, maxY }: Box, { x, y }: Point): boolean {
  return Math.abs(x - (minX + maxX) / 2) < (maxX - minX) / 4 && Math.abs(y - (minY + maxY) / 2) < (maxY - minY) / 4;
}

function endHandles(element: Drawn, turn: Turn | undefined): readonly Handle[] {
  const { x = 0, y = 0, w = 0, h = 0 } = placeOf(element);
  const seen = (point: Point) => (turn === undefined ? point : turned(point, turn.degrees, turn.centre));
  return [
    { grip: "start", at: seen({ x, y }), cursor: "move" },
    { grip: "end", at: seen({ x: x + w, y: y + h }), cursor: "move" },
  ];
}

function isLongEnough({ x }: Sides, { minX, minY, maxX, maxY }: Box, zoom: number): boolean {
  return (x === 0 ? maxX - minX : maxY - minY) * zoom >= SHORTEST_SIDE;
}

function sideHandle(grip: Sides, { minX, minY, maxX, maxY }: Box, degrees: number): Handle {
  const place = (side: -1 | 0 | 1, min: number, max: number) => (min + max + side * (max - min)) / 2;
  const steps = Math.round((Math.atan2(grip.y, grip.x) * 180 / Math.PI + degrees) / 45);
  return { grip, at: { x: place(grip.x, minX, maxX), y: place(grip.y, minY, maxY) }, cursor: CURSORS[(steps % 4 + 4) % 4]! };
}
