import { definitionOf, movedBy } from "../elements/registry.ts";
import { above, byDepth } from "../elements/z_order.ts";
import { around, type Point } from "../geometry/box.ts";
import { rounded } from "../geometry/rounding.ts";
import type { Change, Props } from "../protocol/contract.ts";
import type { Drawn } from "../protocol/element.ts";
import type { EditorContext } from "./context.ts";
import { regrouped } from "./group_paths.ts";

/** How far a copy lies from what it was made of, in board units. */
const BESIDE = 20;

/**
 * Copies of elements, moved and above everything else, with new ids and new groups. They are nobody's favourites yet,
 * not locked, and not in the background.
 */
export function copiesOf(context: EditorContext, elements: readonly Drawn[], dx: number, dy: number): readonly Drawn[] {
  let z = context.top();
  const ids = new Map(elements.map(({ id }) => [id, context.newId()]));
  const copies = elements.toSorted(byDepth).map((element) => {
    const { id, type, props } = movedBy(element, dx, dy);
    const { layer: _, ...kept }: Props & typeof props = props;
    const copy = { id: ids.get(id)!, type, props: { ...kept, ...partAmong(props, ids), x: rounded(props.x), y: rounded(props.y), z } } as Drawn;
    z = above(z);
    return copy;
  });
  return regrouped(copies, context.selection.entered, context.newId);
}

/** What the copy of a stroke's part is a part of: the copy of the stroke, if there is one. */
function partAmong({ partOf }: Props, ids: ReadonlyMap<string, string>): Props {
  return partOf === undefined ? {} : { partOf: ids.get(partOf) ?? "" };
}

/** Puts copies on the board, as one operation, and selects them. */
export function putCopies(context: EditorContext, elements: readonly Drawn[], dx: number, dy: number): void {
  const copies = copiesOf(context, elements, dx, dy);
  context.apply(copies.map((element): Change => ({ kind: "put", element })));
  context.selection.set(context.elements(copies.map(({ id }) => id)).map(({ id }) => id));
}

/** Copies the selection, a little beside it. */
export function duplicate(context: EditorContext): void {
  putCopies(context, context.elements(context.selection.ids), BESIDE, BESIDE);
}

/** Puts elements of this or of another board around a point. */
export function paste(context: EditorContext, elements: readonly Drawn[], at: Point): void {
  const box = around(elements.map((element) => definitionOf(element).bounds(element.props, context.scene.measure)));
  if (box !== undefined) {
    putCopies(context, elements, at.x - (box.minX + box.maxX) / 2, at.y - (box.minY + box.maxY) / 2);
  }
}
