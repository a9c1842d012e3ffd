import { type Box, around } from "../canvas/box.ts";
import { boundsOf } from "../canvas/geometry.ts";
import { movedBy } from "../canvas/elsewhere.ts";
import type { Measure } from "../canvas/text_layout.ts";
import { above, byDepth } from "../canvas/z_order.ts";
import type { BoardDocument } from "../protocol/document.ts";
import { type Change, type Drawn, type Element, isDrawn } from "../protocol/element.ts";
import { limits } from "../protocol/facts.ts";

/** Between what is there and what is imported, in board units. */
const GAP = 80;

/** The board that a document is imported into. */
export interface Destination {
  /** The person who imports: comments are theirs, so they say in their text whose they were. */
  readonly name: string;
  /** Around everything that is on the board. */
  readonly taken: Box | undefined;
  /** A depth above everything. */
  readonly top: string;
  /** Whether the person may lock elements. */
  readonly mayLock: boolean;
  readonly measure: Measure;
  newId(): string;
}

/**
 * The changes that put a document's elements on a board, beside and above what is there: with new ids, so that it
 * doesn't matter what the board holds.
 */
export function importing(document: BoardDocument, destination: Destination): readonly Change[] {
  const drawn = document.elements.filter(isDrawn).sort(byDepth);
  const ids = new Map(document.elements.map(({ id }) => [id, destination.newId()]));
  const { dx, dy } = shiftOf(drawn, destination);
  let z = destination.top;
  const changes = drawn.flatMap((element): readonly Change[] => {
    const moved = movedBy(element, dx, dy);
    const { props, type } = { ...moved, props: { ...moved.props, z } };
    const id = ids.get(element.id)!;
    z = above(z);
    const put: Change = { kind: "put", element: { id, type, props } as Element };
    return element.locked && destination.mayLock ? [put, { kind: "lock", id, on: true }] : [put];
  });
  const comments = document.elements.filter((element) => element.type === "comment").map((element): Change => {
    const { name } = destination;
    const { text, post } = element.props;
    const signed = element.props.name === name ? text : `${element.props.name}: ${text}`.slice(0, limits.textLength);
    const props = { ...element.props, text: signed, name, post: ids.get(post)! };
    return { kind: "put", element: { id: ids.get(element.id)!, type: "comment", props } };
  });
  return [...changes, ...comments];
}

/** To the right of what is there; in its own place on an empty board. */
function shiftOf(drawn: readonly Drawn[], { taken, measure }: Destination): { readonly dx: number; readonly dy: number } {
  const own = around(drawn.map((element) => boundsOf(element, measure)));
  return taken === undefined || own === undefined
    ? { dx: 0, dy: 0 }
    : { dx: Math.round(taken.maxX + GAP - own.minX), dy: Math.round(taken.minY - own.minY) };
}
