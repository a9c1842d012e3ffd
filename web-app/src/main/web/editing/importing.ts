import { type Box, around } from "../geometry/box.ts";
import { boundsOf, isDrawn, movedBy } from "../elements/registry.ts";
import type { Measure } from "../elements/text_layout.ts";
import { above, byDepth } from "../elements/z_order.ts";
import type { BoardDocument } from "../store/document.ts";
import type { Change, CommentProps, Drawn, Element } from "../protocol/element.ts";
import { limits } from "../protocol/facts.ts";

/** Between what is there and what is imported, in board units. */
const GAP = 80;

/** The board that a document is imported into. */
export interface Destination {
  /** The person who imports: comments are theirs, so they say in their text whose they were. */
  readonly name: string;
  /** The name that comments of theirs bear now; empty: none (B8). */
  readonly signature: string;
  /** What an author is called whose comment bears no name. */
  readonly nameless: string;
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
    const post = ids.get(element.props.post)!;
    const props = { ...element.props, text: saidAgain(element.props, destination), name: destination.signature, post };
    return { kind: "put", element: { id: ids.get(element.id)!, type: "comment", props } };
  });
  return [...changes, ...comments];
}

/** What a comment says when it is the importer's: whose it was, too, unless it bears that name. */
function saidAgain({ name: author, text }: CommentProps, { name, signature, nameless }: Destination): string {
  return author === name || author === signature ? text : `${author || nameless}: ${text}`.slice(0, limits.textLength);
}

/** To the right of what is there; in its own place on an empty board. */
function shiftOf(drawn: readonly Drawn[], { taken, measure }: Destination): { readonly dx: number; readonly dy: number } {
  const own = around(drawn.map((element) => boundsOf(element, measure)));
  return taken === undefined || own === undefined
    ? { dx: 0, dy: 0 }
    : { dx: Math.round(taken.maxX + GAP - own.minX), dy: Math.round(taken.minY - own.minY) };
}
