import { definitionOf, placeOf, withProps } from "../elements/registry.ts";
import type { Measure } from "../elements/text_layout.ts";
import type { Box, Point } from "../geometry/box.ts";
import { movedEnd, resizedBox } from "../geometry/resizing.ts";
import { rounded } from "../geometry/rounding.ts";
import type { Change } from "../protocol/contract.ts";
import type { Drawn } from "../protocol/element.ts";
import { changedProps } from "./changes.ts";
import type { Grip, Resizable } from "./handles.ts";

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
export type Resize = (element: Drawn) => Drawn;

/** The least width and height of what is resized, in board units, unless an element has one of its own. */
const LEAST = 1;

/** What becomes of the elements when a handle is dragged. The result depends on where it is, not on the way there. */
export function resizing({ elements, frame, isProportional }: Resizable, grip: Grip, pull: Pull, measure: Measure): Resize {
  const [only] = elements.length === 1 ? elements : [];
  const least = only === undefined ? LEAST : definitionOf(only).least ?? LEAST;
  const options = { keepsProportions: isProportional || pull.shift, fromCentre: pull.alt, least };
  if (typeof grip === "string") {
    return (element) => withEnd(element, grip, pull, options);
  }
  const to = resizedBox(frame, grip, pull.dx, pull.dy, options);
  return (element) => resized(element, frame, to, measure);
}

/** An element when the box in which it lies becomes another one. */
export function resized(element: Drawn, from: Box, to: Box, measure: Measure): Drawn {
  return withProps(element, definitionOf(element).resize(element.props, from, to, measure));
}

/** The changes that make elements what they become. */
export function becoming(elements: readonly Drawn[], become: (element: Drawn) => Drawn): readonly Change[] {
  return elements.flatMap((element): readonly Change[] => {
    const props = changedProps(element, become(element));
    return props === undefined ? [] : [{ kind: "set", id: element.id, props }];
  });
}

function withEnd(element: Drawn, end: "start" | "end", pull: Pull, options: Parameters<typeof movedEnd>[3]): Drawn {
  const { x = 0, y = 0, w = 0, h = 0 } = placeOf(element);
  const before: Point = end === "start" ? { x, y } : { x: x + w, y: y + h };
  const after = movedEnd({ x, y, w, h }, end, { x: before.x + pull.dx, y: before.y + pull.dy }, options);
  return withProps(element, { x: rounded(after.x), y: rounded(after.y), w: rounded(after.w), h: rounded(after.h) });
}
