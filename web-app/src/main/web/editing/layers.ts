import type { Change } from "../protocol/contract.ts";
import { type Drawn, isInBackground } from "../protocol/element.ts";
import { changeable } from "./changes.ts";
import type { EditorContext } from "./context.ts";

/** The selected elements that can be put into the background, or taken out of it. */
export function movable(context: EditorContext, toBackground: boolean): readonly Drawn[] {
  const elements = context.elements(changeable(context));
  return context.offered().hasProperty("layer") ? elements.filter((element) => isInBackground(element) !== toBackground) : [];
}

/**
 * Puts the selection into the background, below everything that is and will be on the board, or takes it out of it again.
 * What is in the background isn't selected any more: presses don't mean it.
 */
export function moveToLayer(context: EditorContext, toBackground: boolean): void {
  const moved = movable(context, toBackground);
  context.apply(moved.map(({ id }): Change => ({ kind: "set", id, props: { layer: toBackground ? "background" : "content" } })));
  if (toBackground) {
    context.selection.set([...context.selection.ids].filter((id) => !moved.some((each) => each.id === id)));
  }
}

/** The background and what lies above it: elements have an order within each alone. */
export function layersOf(ordered: readonly Drawn[]): readonly (readonly Drawn[])[] {
  return [ordered.filter(isInBackground), ordered.filter((element) => !isInBackground(element))];
}
