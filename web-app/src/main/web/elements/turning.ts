import { type Box, centreOf, cornersOf, grow, holds, intersects, type Point } from "../geometry/box.ts";
import { type Contour, contourBox, touchesBox, touchesPolygon } from "../geometry/contour.ts";
import { turned } from "../geometry/turning.ts";
import type { Props } from "../protocol/contract.ts";
import type { DrawnDefinition } from "./definition.ts";
import type { Measure } from "./text_layout.ts";

/** By how many degrees an element is turned, and around what (B13). */
export interface Turn {
  readonly degrees: number;
  readonly centre: Point;
}

/** A box as it is before it is turned. */
export interface TurnedBox {
  readonly box: Box;
  /** Undefined: it isn't turned. */
  readonly turn: Turn | undefined;
}

// Turning needs frames, which of strokes are dear to compute: they are remembered for as long as an element stays the same.
const turns = new WeakMap<object, { readonly measure: Measure; readonly generation: object | undefined; readonly turn: Turn }>();

/** By how many degrees an element is turned clockwise. */
export function rotationOf(props: object): number {
  const { rotation }: Props = props;
  return typeof rotation === "number" && Number.isFinite(rotation) ? rotation : 0;
}

/** Undefined: the element isn't turned. */
export function turnOf<P extends object>(definition: DrawnDefinition<P>, props: P, measure: Measure): Turn | undefined {
  const degrees = rotationOf(props);
  if (degrees === 0) {
    return undefined;
  }
  const known = turns.get(props);
  if (known?.measure === measure && known.generation === measure.generation) {
    return known.turn;
  }
  const turn = { degrees, centre: centreOf(definition.frame(props, measure)) };
  turns.set(props, { measure, generation: measure.generation, turn });
  return turn;
}

/** The box that an element fills as it is turned. */
export function turnedBounds<P extends object>(definition: DrawnDefinition<P>, props: P, measure: Measure): Box {
  const turn = turnOf(definition, props, measure);
  const bounds = definition.bounds(props, measure);
  if (turn === undefined) {
    return bounds;
  }
  const contour = definition.contour(props, measure);
  return grow(contourBox(turnedContour(contour, turn)), marginOf(bounds, contourBox(contour)));
}

/** The box that an element fills as it is turned, without the width of its lines. */
export function turnedFrame<P extends object>(definition: DrawnDefinition<P>, props: P, measure: Measure): Box {
  const turn = turnOf(definition, props, measure);
  return turn === undefined ? definition.frame(props, measure) : contourBox(turnedContour(definition.contour(props, measure), turn));
}

/** `bounds`: those of the element as it is turned. */
export function isTurnedHit<P extends object>(definition: DrawnDefinition<P>, props: P, point: Point, tolerance: number, bounds: Box, measure: Measure): boolean {
  if (!holds(grow(bounds, tolerance), point)) {
    return false;
  }
  const turn = turnOf(definition, props, measure);
  if (turn === undefined) {
    return definition.isHit(props, point, tolerance);
  }
  const before = turned(point, -turn.degrees, turn.centre);
  return holds(grow(definition.bounds(props, measure), tolerance), before) && definition.isHit(props, before, tolerance);
}

/** Whether a part of an element lies in a box. `bounds`: those of the element as it is turned. */
export function isTurnedTouched<P extends object>(definition: DrawnDefinition<P>, props: P, box: Box, bounds: Box, measure: Measure): boolean {
  return intersects(bounds, box) && touchesBox(contourOf(definition, props, measure), box);
}

/** Whether a part of an element lies in a polygon. */
export function isTurnedWithin<P extends object>(definition: DrawnDefinition<P>, props: P, polygon: readonly Point[], measure: Measure): boolean {
  return touchesPolygon(contourOf(definition, props, measure), polygon);
}

/** The corners of a box as it is turned, clockwise from the one that was the upper left one. */
export function turnedCorners(box: Box, turn: Turn | undefined): readonly Point[] {
  return turn === undefined ? cornersOf(box) : cornersOf(box).map((corner) => turned(corner, turn.degrees, turn.centre));
}

function contourOf<P extends object>(definition: DrawnDefinition<P>, props: P, measure: Measure): Contour {
  const turn = turnOf(definition, props, measure);
  const contour = definition.contour(props, measure);
  return turn === undefined ? contour : turnedContour(contour, turn);
}

function turnedContour(contour: Contour, { degrees, centre }: Turn): Contour {
  return { ...contour, points: contour.points.map((point) => turned(point, degrees, centre)) };
}

/** How far a box reaches out of another one. */
function marginOf(outer: Box, inner: Box): number {
  return Math.max(0, inner.minX - outer.minX, inner.minY - outer.minY, outer.maxX - inner.maxX, outer.maxY - inner.maxY);
}
