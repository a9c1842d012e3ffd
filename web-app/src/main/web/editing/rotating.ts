import { definitionOf, homeOf, movedBy, placeOf, withProps } from "../elements/registry.ts";
import type { Measure } from "../elements/text_layout.ts";
import { rotationOf } from "../elements/turning.ts";
import { centreOf, type Point } from "../geometry/box.ts";
import { rounded } from "../geometry/rounding.ts";
import { direction, normalised, turned } from "../geometry/turning.ts";
import type { Drawn } from "../protocol/element.ts";
import { propertiesOf } from "../protocol/values.ts";

/** With shift, elements stand at multiples of so many degrees. */
const STEP = 15;

/** Where a rotation began and where it is, around what, and whether shift is held. */
export interface Swing {
  readonly pivot: Point;
  readonly from: Point;
  readonly to: Point;
  readonly shift: boolean;
}

/** By how many degrees the elements are turned. With shift a single element comes to stand at a multiple of the step. */
export function swungBy(elements: readonly Drawn[], { pivot, from, to, shift }: Swing): number {
  const degrees = direction(pivot, to) - direction(pivot, from);
  const [only, ...others] = elements;
  const start = only === undefined || others.length > 0 ? 0 : rotationOf(only.props);
  return normalised(shift ? Math.round((start + degrees) / STEP) * STEP - start : degrees);
}

/** An element when it and maybe others are turned clockwise around a point. */
export function rotated(element: Drawn, degrees: number, pivot: Point, measure: Measure): Drawn {
  const centre = centreOf(homeOf(element, measure).frame);
  const goal = turned(centre, degrees, pivot);
  const moved = movedBy(element, goal.x - centre.x, goal.y - centre.y);
  const placed = withProps(moved, { x: rounded(moved.props.x), y: rounded(moved.props.y) });
  return isTurnable(element) ? withoutTurn(withProps(placed, { rotation: normalised(rotationOf(element.props) + degrees) }), measure) : placed;
}

/** The same line with other ends and without a rotation: its direction is its extent. Other elements stay as they are. */
export function withoutTurn(element: Drawn, measure: Measure): Drawn {
  const { turn } = homeOf(element, measure);
  if (turn === undefined || definitionOf(element).handles !== "ends") {
    return element;
  }
  const { x = 0, y = 0, w = 0, h = 0 } = placeOf(element);
  const [start, end] = [{ x, y }, { x: x + w, y: y + h }].map((point) => turned(point, turn.degrees, turn.centre)) as [Point, Point];
  return withProps(element, { x: rounded(start.x), y: rounded(start.y), w: rounded(end.x - start.x), h: rounded(end.y - start.y), rotation: 0 });
}

/** Where the upper left corner of an element's frame is seen, and by how many degrees it is turned. */
export function seenCorner(element: Drawn, measure: Measure): { readonly corner: Point; readonly degrees: number } {
  const { turn } = homeOf(element, measure);
  const { x, y } = element.props;
  return turn === undefined ? { corner: { x, y }, degrees: 0 } : { corner: turned({ x, y }, turn.degrees, turn.centre), degrees: turn.degrees };
}

/** An element that has got another extent, with its upper left corner where it was seen before, or so far along its upper side. */
export function withCornerKept(before: Drawn, after: Drawn, measure: Measure, along = 0): Drawn {
  const { corner, degrees } = seenCorner(before, measure);
  const way = turned({ x: along, y: 0 }, degrees, { x: 0, y: 0 });
  const [was, is] = [{ x: corner.x + way.x, y: corner.y + way.y }, seenCorner(after, measure).corner];
  if (was.x === is.x && was.y === is.y) {
    return after;
  }
  const moved = movedBy(after, was.x - is.x, was.y - is.y);
  return withProps(moved, { x: rounded(moved.props.x), y: rounded(moved.props.y) });
}

/** Whether elements of its type can be turned, as far as this page knows. */
function isTurnable({ type }: Drawn): boolean {
  return propertiesOf(type)?.includes("rotation") === true;
}
