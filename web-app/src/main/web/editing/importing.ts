import { boundsOf, definitionOf, isComment, isDrawn, movedBy } from "../elements/registry.ts";
import type { Measure } from "../elements/text_layout.ts";
import { above, byDepth } from "../elements/z_order.ts";
import { type Box, around } from "../geometry/box.ts";
import { isOfLaterRelease } from "../protocol/check.ts";
import { type Change, type CommentProps, type Element, limits, type Props } from "../protocol/contract.ts";
import { type Drawn, isInBackground } from "../protocol/element.ts";
import type { BoardDocument } from "../store/document.ts";
import { regrouped } from "./group_paths.ts";

/** The distance between existing and imported elements, in board units. */
const GAP = 80;

/** The board that a document is imported into. */
export interface Destination {
  /** The person who imports: comments are theirs, so they say in their text whose they were. */
  readonly name: string;
  /** The name that comments of theirs bear now; empty: none (B8). */
  readonly signature: string;
  /** What an author is called whose comment bears no name. */
  readonly nameless: string;
  /** The box around all elements of the board. */
  readonly taken: Box | undefined;
  /** A `z` above all elements. */
  readonly top: string;
  /** Whether the person may lock elements, and put them into the background. */
  readonly mayLock: boolean;
  readonly measure: Measure;
  newId(): string;
}

/**
 * The changes that put a document's elements on a board, beside and above the existing ones, with new ids. Elements of a
 * later release come last, grouped by type.
 */
export function importing({ elements }: BoardDocument, destination: Destination): readonly Change[] {
  const drawn = elements.filter(isDrawn).sort(byDepth);
  const ids = new Map(elements.map(({ id }) => [id, destination.newId()]));
  const { dx, dy } = shiftOf(drawn, destination);
  let z = destination.top;
  const placed = regrouped(drawn, [], destination.newId).map((element) => {
    const copy = withProps(movedBy(element, dx, dy), { z, ...(isInBackground(element) && !destination.mayLock && { layer: "content" }) });
    z = above(z);
    return copy;
  });
  const attached = elements.filter((element) => !isDrawn(element)).map((element) =>
    withProps(element, { ...attachment(element, ids), ...(isComment(element) ? signed(element.props, destination) : {}) }));
  const copies = [...placed, ...attached];
  const later = copies.filter(isOfLaterRelease).sort((a, b) => (a.type < b.type ? -1 : 1));
  return [...copies.filter((copy) => !isOfLaterRelease(copy)), ...later].flatMap(({ id: before, type, props, locked }): readonly Change[] => {
    const id = ids.get(before)!;
    const put: Change = { kind: "put", element: { id, type, props } as Element };
    return locked && destination.mayLock ? [put, { kind: "lock", id, on: true }] : [put];
  });
}

function withProps(element: Element, props: Props): Element {
  return { ...element, props: { ...element.props, ...props } } as Element;
}

/** The property that attaches an element to the copy of its host. */
function attachment(element: Element, ids: ReadonlyMap<string, string>): Props {
  const definition = definitionOf(element);
  const host = definition.isDrawn ? undefined : ids.get(definition.host(element.props) ?? "");
  return definition.isDrawn || host === undefined ? {} : definition.attach(element.props, host);
}

/** A comment as the importer's own: its text names the former author, unless that is the importer. */
function signed({ name: author, text }: CommentProps, { name, signature, nameless }: Destination): Props {
  const isOwn = author === name || author === signature;
  return { name: signature, text: isOwn ? text : `${author || nameless}: ${text}`.slice(0, limits.textLength) };
}

/** To the right of what is there; in its own place on an empty board. */
function shiftOf(drawn: readonly Drawn[], { taken, measure }: Destination): { readonly dx: number; readonly dy: number } {
  const own = around(drawn.map((element) => boundsOf(element, measure)));
  return taken === undefined || own === undefined
    ? { dx: 0, dy: 0 }
    : { dx: Math.round(taken.maxX + GAP - own.minX), dy: Math.round(taken.minY - own.minY) };
}
