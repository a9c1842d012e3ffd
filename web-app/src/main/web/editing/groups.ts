import { type Change, limits } from "../protocol/contract.ts";
import type { Drawn } from "../protocol/element.ts";
import { changeable } from "./changes.ts";
import type { EditorContext } from "./context.ts";
import { groupsOf, leadsInto, meantGroup, membersOf, writtenGroups } from "./group_paths.ts";
import { layersOf } from "./layers.ts";
import { gathered, rekeyed } from "./ordering.ts";

/** Makes a group of the selection, as part of the group that the person has gone into. */
export function group(context: EditorContext): void {
  const ids = changeable(context);
  const depth = commonDepth(context);
  const id = context.newId();
  const orders = layersOf(context.scene.ordered()).map((layer) => gathered(layer, ids));
  const keys = new Map(orders.flatMap((order) => (order === undefined ? [] : rekeyed(order, ids))).map(({ id: moved, props }) => [moved, props]));
  context.apply(context.elements(ids).map((element): Change => {
    const path = groupsOf(element);
    return { kind: "set", id: element.id, props: { ...keys.get(element.id), group: writtenGroups([...path.slice(0, depth), id, ...path.slice(depth)]) } };
  }));
}

/** Whether the selection isn't one group already, and may lie one group deeper. */
export function canGroup(context: EditorContext): boolean {
  const elements = context.elements(changeable(context));
  const groups = new Set(elements.map((element) => meantGroup(context, element)?.join("/") ?? element.id));
  return context.offered().hasProperty("group") && groups.size > 1 && elements.every((element) => groupsOf(element).length < limits.groupDepth);
}

/** Dissolves the selected groups, but not those within them. */
export function ungroup(context: EditorContext): void {
  const depth = commonDepth(context);
  context.apply(grouped(context).map((element): Change => {
    const path = groupsOf(element);
    return { kind: "set", id: element.id, props: { group: writtenGroups([...path.slice(0, depth), ...path.slice(depth + 1)]) } };
  }));
}

export function canUngroup(context: EditorContext): boolean {
  return grouped(context).length > 0;
}

/** Goes from the selection to the whole group that it is in. Returns whether there is one. */
export function leaveGroup(context: Pick<EditorContext, "selection" | "scene">): boolean {
  const { selection } = context;
  const { entered } = selection;
  if (entered.length === 0) {
    return false;
  }
  selection.enter(entered.slice(0, -1));
  selection.set(membersOf(context, entered));
  return true;
}

/** The selected elements that the person can change, and that are in a group within the one that they have gone into. */
function grouped(context: EditorContext): readonly Drawn[] {
  const depth = commonDepth(context);
  return context.elements(changeable(context)).filter((element) => groupsOf(element).length > depth);
}

/** How many groups around the selection stay as they are. */
function commonDepth(context: EditorContext): number {
  const { entered } = context.selection;
  return context.elements(changeable(context)).every((element) => leadsInto(groupsOf(element), entered)) ? entered.length : 0;
}
