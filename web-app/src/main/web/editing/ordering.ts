import { keysBetween } from "../elements/z_order.ts";
import { intersects } from "../geometry/box.ts";
import type { Change } from "../protocol/contract.ts";
import type { Drawn } from "../protocol/element.ts";
import { changeable } from "./changes.ts";
import type { EditorContext } from "./context.ts";

export type Depth = "front" | "forward" | "backward" | "back";

/** Brings the selection to the front or to the back, or one step there: past the next element that it overlaps. */
export function reorder(context: EditorContext, to: Depth): void {
  const ids = changeable(context);
  const before = context.scene.ordered();
  const overlap = (a: Drawn, b: Drawn) => intersects(context.scene.bounds(a.id)!, context.scene.bounds(b.id)!);
  const after = reordered(before, ids, to, overlap);
  if (after.some((element, i) => element !== before[i])) {
    context.apply(rekeyed(after, ids));
  }
}

/** The elements in their new order, the topmost last. */
export function reordered(before: readonly Drawn[], ids: ReadonlySet<string>, to: Depth, overlap: (a: Drawn, b: Drawn) => boolean): readonly Drawn[] {
  const [chosen, others] = [before.filter(({ id }) => ids.has(id)), before.filter(({ id }) => !ids.has(id))];
  switch (to) {
    case "front":
      return [...others, ...chosen];
    case "back":
      return [...chosen, ...others];
    case "forward":
      return stepped(before, ids, overlap);
    case "backward":
      return stepped(before.toReversed(), ids, overlap).toReversed();
  }
}

function stepped(before: readonly Drawn[], ids: ReadonlySet<string>, overlap: (a: Drawn, b: Drawn) => boolean): readonly Drawn[] {
  const order = [...before];
  for (const element of before.filter(({ id }) => ids.has(id)).toReversed()) {
    const from = order.indexOf(element);
    const past = order.findIndex((other, i) => i > from && !ids.has(other.id) && overlap(element, other));
    if (past > from) {
      order.splice(past, 0, ...order.splice(from, 1));
    }
  }
  return order;
}

/** Gives the moved elements keys between those of their neighbours; the others keep theirs. Nothing where there is no room. */
export function rekeyed(order: readonly Drawn[], moved: ReadonlySet<string>): readonly Change[] {
  const changes: Change[] = [];
  for (let start = 0; start < order.length; start++) {
    let end = start;
    while (end < order.length && moved.has(order[end]!.id)) {
      end++;
    }
    if (end > start) {
      const lower = order[start - 1]?.props.z;
      // Somebody may have given several elements the same key: the next higher one is the limit.
      const upper = order.slice(end).find(({ id, props: { z } }) => !moved.has(id) && (lower === undefined || z > lower))?.props.z;
      keysBetween(lower, upper, end - start)?.forEach((z, i) => changes.push({ kind: "set", id: order[start + i]!.id, props: { z } }));
      start = end;
    }
  }
  return changes;
}
