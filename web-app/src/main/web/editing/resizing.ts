import { croppedTo } from "../elements/cropping.ts";
import { definitionOf, homeOf, movedBy, placeOf, withProps } from "../elements/registry.ts";
import type { Measure } from "../elements/text_layout.ts";
import { rotationOf, type Turn } from "../elements/turning.ts";
import { type Box, centreOf, type Point } from "../geometry/box.ts";
import { movedEnd, resizedBox, type Sides } from "../geometry/resizing.ts";
import { rounded } from "../geometry/rounding.ts";
import { scaling } from "../geometry/scaling.ts";
import { isQuarterTurn, normalised, turned } from "../geometry/turning.ts";
import type { Change } from "../protocol/contract.ts";
import type { Drawn } from "../protocol/element.ts";
import { changedProps } from "./changes.ts";
import { isSides, keepsProportions, type Resizable, type ResizeGrip } from "./handles.ts";
import { isPointGrip, type PointGrip, reshaped } from "./point_grips.ts";
import { withoutTurn } from "./rotating.ts";

/** How far a handle was dragged, and which keys are held. */
export interface Pull {
  readonly dx: number;
  readonly dy: number;
  /** Keeps the proportions; of a line, takes regular angles. */
  readonly shift: boolean;
  /** Resizes to both sides of the centre. */
  readonly alt: boolean;
}

/** What becomes of one of the elements. */
export type Become = (element: Drawn) => Drawn;

/** The least width and height of what is resized, in board units, unless an element has one of its own. */
const LEAST = 1;

/** What becomes of the elements when a handle is dragged. The result depends on where it is, not on the way there. */
export function resizing(what: Resizable, grip: ResizeGrip, pull: Pull, measure: Measure): Become {
  const { elements, frame, turn, isCropping } = what;
  if (isCropping && isSides(grip)) {
    return cropping(what, grip, pull, measure);
  }
  if (isPointGrip(grip)) {
    return reshaping(what, grip, pull, measure);
  }
  const [only] = elements.length === 1 ? elements : [];
  const least = only === undefined ? LEAST : definitionOf(only).least ?? LEAST;
  const options = { keepsProportions: keepsProportions(what, grip) || pull.shift, fromCentre: pull.alt, least };
  if (typeof grip === "string") {
    return (element) => withEnd(withoutTurn(element, measure), grip, pull, options);
  }
  if (turn === undefined) {
    const to = resizedBox(frame, grip, pull.dx, pull.dy, options);
    return (element) => resized(element, frame, to, measure);
  }
  const along = beforeTurn({ x: pull.dx, y: pull.dy }, turn);
  const to = resizedBox(frame, grip, along.x, along.y, options);
  return (element) => turnedOver(inPlace(withProps(element, definitionOf(element).resize(element.props, frame, to, measure)), turn, measure), frame, to);
}

/** An image when one of its sides is dragged over its picture, which stays where it is. */
function cropping({ frame: { minX, minY, maxX, maxY }, turn }: Resizable, { x, y }: Sides, { dx, dy }: Pull, measure: Measure): Become {
  const by = beforeTurn({ x: dx, y: dy }, turn);
  const moved = (place: number, isMoved: boolean, way: number) => (isMoved ? place + way : place);
  const to = { minX: moved(minX, x < 0, by.x), minY: moved(minY, y < 0, by.y), maxX: moved(maxX, x > 0, by.x), maxY: moved(maxY, y > 0, by.y) };
  return (element) => {
    const after = element.type === "image" ? withProps(element, croppedTo(element.props, to)) : element;
    return turn === undefined ? after : inPlace(after, turn, measure);
  };
}

/** A line when one of its points is dragged. The others stay where they are. */
function reshaping({ turn }: Resizable, grip: PointGrip, { dx, dy, shift }: Pull, measure: Measure): Become {
  const way = beforeTurn({ x: dx, y: dy }, turn);
  return (element) => {
    const after = reshaped(element, grip, way, shift);
    return turn === undefined ? after : inPlace(after, turn, measure);
  };
}

/** A distance as it is in what is turned, before that. */
function beforeTurn(way: Point, turn: Turn | undefined): Point {
  return turn === undefined ? way : turned(way, -turn.degrees, { x: 0, y: 0 });
}

/**
 * An element when the box in which it lies becomes another one. What is turned, but not by quarters, keeps its proportions:
 * it would be sheared otherwise.
 */
export function resized(element: Drawn, from: Box, to: Box, measure: Measure): Drawn {
  const { frame, turn } = homeOf(element, measure);
  const definition = definitionOf(element);
  if (turn === undefined) {
    return turnedOver(withProps(element, definition.resize(element.props, from, to, measure)), from, to);
  }
  const by = scaling(from, to);
  const centre = { x: by.x(turn.centre.x), y: by.y(turn.centre.y) };
  const common = Math.sqrt(Math.abs(by.sx * by.sy));
  const [sx, sy] = !isQuarterTurn(turn.degrees) ? [Math.sign(by.sx) * common, Math.sign(by.sy) * common]
    : turn.degrees % 180 === 0 ? [by.sx, by.sy] : [by.sy, by.sx];
  const [rx, ry] = [(sx * (frame.maxX - frame.minX)) / 2, (sy * (frame.maxY - frame.minY)) / 2];
  const goal = { minX: centre.x - rx, minY: centre.y - ry, maxX: centre.x + rx, maxY: centre.y + ry };
  const scaled = definition.resize(element.props, frame, goal, measure);
  // A mirror image is turned the other way.
  const isMirrored = by.sx * by.sy < 0 && !isQuarterTurn(turn.degrees);
  return turnedOver(withProps(element, isMirrored ? { ...scaled, rotation: normalised(-turn.degrees) } : scaled), frame, goal);
}

/** An element whose box has been turned over, from top to bottom, or hasn't. */
function turnedOver(element: Drawn, from: Box, to: Box): Drawn {
  const isOver = (to.maxY - to.minY) * (from.maxY - from.minY) < 0;
  return isOver && definitionOf(element).hasTop?.(element.props) === true ? withProps(element, { rotation: normalised(rotationOf(element.props) + 180) }) : element;
}

/** The changes that make elements what they become. */
export function becoming(elements: readonly Drawn[], become: Become): readonly Change[] {
  return elements.flatMap((element): readonly Change[] => {
    const props = changedProps(element, become(element));
    return props === undefined ? [] : [{ kind: "set", id: element.id, props }];
  });
}

/** The element where it is seen in place: with a new frame it would turn around another centre. */
export function inPlace(element: Drawn, { degrees, centre }: Turn, measure: Measure): Drawn {
  const own = centreOf(homeOf(element, measure).frame);
  const goal = turned(own, degrees, centre);
  const moved = movedBy(element, goal.x - own.x, goal.y - own.y);
  return withProps(moved, { x: rounded(moved.props.x), y: rounded(moved.props.y) });
}

function withEnd(element: Drawn, end: "start" | "end", pull: Pull, options: Parameters<typeof movedEnd>[3]): Drawn {
  const { x = 0, y = 0, w = 0, h = 0 } = placeOf(element);
  const before: Point = end === "start" ? { x, y } : { x: x + w, y: y + h };
  const after = movedEnd({ x, y, w, h }, end, { x: before.x + pull.dx, y: before.y + pull.dy }, options);
  return withProps(element, { x: rounded(after.x), y: rounded(after.y), w: rounded(after.w), h: rounded(after.h) });
}
