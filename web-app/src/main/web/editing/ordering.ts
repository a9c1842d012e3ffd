import { keysBetween } from "../elements/z_order.ts";
import { intersects } from "../geometry/box.ts";
import type { Change } from "../protocol/contract.ts";
import type { Drawn } from "../protocol/element.ts";
import { changeable } from "./changes.ts";
import type { EditorContext } from "./context.ts";
import { meantGroup } from "./group_paths.ts";
import { layersOf } from "./layers.ts";

export type Depth = "front" | "forward" | "backward" | "back";

/** Brings the selection to the front or to the back, or one step there: past the next element that it overlaps. Groups stay together. */
export function reorder(context: EditorContext, to: Depth): void {
  const ids = changeable(context);
  const overlap = (a: Drawn, b: Drawn) => intersects(context.scene.bounds(a.id)!, context.scene.bounds(b.id)!);
  const changes = layersOf(context.scene.ordered()).flatMap((before) => {
    const after = reordered(before, ids, to, overlap, (element) => meantGroup(context, element)?.join("/"));
    return after.some((element, i) => element !== before[i]) ? rekeyed(after, ids) : [];
  });
  if (changes.length > 0) {
    context.apply(changes);
  }
}

/** The elements in their new order, the topmost last. `groupOf`: what stays together; undefined: the element alone. */
export function reordered(
  before: readonly Drawn[],
  ids: ReadonlySet<string>,
  to: Depth,
  overlap: (a: Drawn, b: Drawn) => boolean,
  groupOf: (element: Drawn) => string | undefined = () => undefined,
): readonly Drawn[] {
  const [chosen, others] = [before.filter(({ id }) => ids.has(id)), before.filter(({ id }) => !ids.has(id))];
  switch (to) {
    case "front":
      return [...others, ...chosen];
    case "back":
      return [...chosen, ...others];
    case "forward":
      return stepped(before, ids, overlap, groupOf);
    case "backward":
      return stepped(before.toReversed(), ids, overlap, groupOf).toReversed();
  }
}

function stepped(
  before: readonly Drawn[],
  ids: ReadonlySet<string>,
  overlap: (a: Drawn, b: Drawn) => boolean,
  groupOf: (element: Drawn) => string | undefined,
): readonly Drawn[] {
  let order = before;
  const stepping = new Map<string, Drawn[]>();
  for (const element of before.filter(({ id }) => ids.has(id))) {
    const key = groupOf(element) ?? element.id;
    stepping.set(key, [...(stepping.get(key) ?? []), element]);
  }
  for (const together of [...stepping.values()].toReversed()) {
    const last = order.indexOf(together.at(-1)!);
    const next = order.find((other, i) => i > last && !ids.has(other.id) && together.some((element) => overlap(element, other)));
    const group = next && groupOf(next);
    const past = group === undefined ? next : order.findLast((other) => !ids.has(other.id) && groupOf(other) === group);
    if (past !== undefined) {
      const rest = order.filter((other) => !together.includes(other));
      const at = rest.indexOf(past) + 1;
      order = [...rest.slice(0, at), ...together, ...rest.slice(at)];
    }
  }
  return order;
}

/** The order in which elements lie together, where the topmost of them is; undefined: they do so already. */
export function gathered(before: readonly Drawn[], ids: ReadonlySet<string>): readonly Drawn[] | undefined {
  const chosen = before.filter(({ id }) => ids.has(id));
  const others = before.filter(({ id }) => !ids.has(id));
  const top = before.findLastIndex(({ id }) => ids.has(id)) + 1 - chosen.length;
  const after = [...others.slice(0, top), ...chosen, ...others.slice(top)];
  return after.some((element, i) => element !== before[i]) ? after : undefined;
}

/** Gives an element another place in the order. */
type Rekeying = Extract<Change, { readonly kind: "set" }>;

/** Gives the moved elements keys between those of their neighbours; the others keep theirs. Nothing where there is no room. */
export function rekeyed(order: readonly Drawn[], moved: ReadonlySet<string>): readonly Rekeying[] {
  const changes: Rekeying[] = [];
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
