import { placesOf, withoutPoint } from "../elements/points.ts";
import { homeOf, withProps } from "../elements/registry.ts";
import type { Point } from "../geometry/box.ts";
import { turned } from "../geometry/turning.ts";
import type { Drawn, ElementOf } from "../protocol/element.ts";
import type { EditorContext } from "./context.ts";
import { reshaped } from "./point_grips.ts";
import { becoming, inPlace } from "./resizing.ts";

type Polyline = ElementOf<"polyline">;

/** A line has so many points at least. */
const FEWEST = 2;

/** The only selected element, if it is a polyline that the person can change; undefined: it is none. */
export function reshapable(context: EditorContext): Polyline | undefined {
  const [only, ...others] = context.elements(context.selection.ids);
  return only !== undefined && others.length === 0 && canReshape(context, only) ? only : undefined;
}

export function canReshape(context: EditorContext, element: Drawn): element is Polyline {
  return element.type === "polyline" && context.mayChange(element);
}

/** The polyline whose points are dragged one by one, and the chosen one of them; undefined: none is chosen. */
export function chosenPoint(context: EditorContext): { readonly line: Polyline; readonly point: number } | undefined {
  const { point, reshaped: id } = context.selection;
  const line = reshapable(context);
  return line?.id !== id || point === undefined || placesOf(line!.props)[point] === undefined ? undefined : { line: line!, point };
}

/** Takes the chosen point away. Returns whether it could: of two points, both are needed. */
export function removePoint(context: EditorContext): boolean {
  const chosen = chosenPoint(context);
  const count = chosen === undefined ? 0 : placesOf(chosen.line.props).length;
  if (chosen === undefined || count <= FEWEST) {
    return false;
  }
  const { line, point } = chosen;
  change(context, line, withProps(line, { points: withoutPoint(line.props.points, point) }));
  context.selection.choosePoint(Math.min(point, count - FEWEST));
  return true;
}

/** Makes a point in the middle between the chosen one and the next, or before the last one, and chooses it. */
export function addPoint(context: EditorContext): void {
  const line = reshapable(context);
  if (line !== undefined) {
    const last = placesOf(line.props).length - 1;
    const point = Math.min(last, (chosenPoint(context)?.point ?? last) + 1);
    context.selection.reshape(line.id);
    change(context, line, reshaped(line, { point, isNew: true }, { x: 0, y: 0 }, false));
    context.selection.choosePoint(point);
  }
}

/** Chooses the next point, or the one before. Returns which it is and where; undefined: there is none. */
export function stepPoint(context: EditorContext, isBack: boolean): { readonly point: number; readonly count: number; readonly at: Point } | undefined {
  const { selection, scene } = context;
  const line = selection.reshaped === undefined ? undefined : reshapable(context);
  if (line === undefined) {
    return undefined;
  }
  const places = placesOf(line.props);
  const point = selection.point === undefined ? (isBack ? places.length - 1 : 0) : selection.point + (isBack ? -1 : 1);
  const place = places[point];
  if (place === undefined) {
    return undefined;
  }
  selection.choosePoint(point);
  const { turn } = homeOf(line, scene.measure);
  return { point, count: places.length, at: turn === undefined ? place : turned(place, turn.degrees, turn.centre) };
}

function change(context: EditorContext, line: Polyline, after: Drawn): void {
  const { measure } = context.scene;
  const { turn } = homeOf(line, measure);
  context.apply(becoming([line], () => (turn === undefined ? after : inPlace(after, turn, measure))));
}
