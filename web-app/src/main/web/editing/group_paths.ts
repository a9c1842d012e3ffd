import type { Props } from "../protocol/contract.ts";
import type { Drawn } from "../protocol/element.ts";
import type { EditorContext } from "./context.ts";

/** The ids of groups, each within the one before (B14). */
export type GroupPath = readonly string[];

/** The groups that an element is in, the outermost first. */
export function groupsOf({ props }: Drawn): GroupPath {
  const { group }: Props = props;
  return typeof group === "string" && group !== "" ? group.split("/") : [];
}

/** Whether a path leads into a group, or on from there. */
export function leadsInto(path: GroupPath, group: GroupPath): boolean {
  return group.every((id, i) => path[i] === id);
}

/**
 * The group that a person means who points at an element: the outermost one, or the next one within the group that they
 * have gone into. Undefined: the element itself.
 */
export function meantGroup({ selection: { entered } }: Pick<EditorContext, "selection">, element: Drawn): GroupPath | undefined {
  const path = groupsOf(element);
  const outer = leadsInto(path, entered) ? entered : [];
  return path.length > outer.length ? path.slice(0, outer.length + 1) : undefined;
}

/** The ids of all elements in a group, the topmost last. */
export function membersOf({ scene }: Pick<EditorContext, "scene">, group: GroupPath): readonly string[] {
  return scene.ordered().filter((element) => leadsInto(groupsOf(element), group)).map(({ id }) => id);
}

/** The ids of all elements in the groups that a person means who points at these elements, and of these. */
export function meant(context: Pick<EditorContext, "selection" | "scene">, elements: readonly Drawn[]): readonly string[] {
  const groups = new Set(elements.map((element) => meantGroup(context, element)?.join("/")).filter((group) => group !== undefined));
  if (groups.size === 0) {
    return elements.map(({ id }) => id);
  }
  const own = new Set(elements.map(({ id }) => id));
  const isIn = (path: GroupPath) => path.some((_, i) => groups.has(path.slice(0, i + 1).join("/")));
  return context.scene.ordered().filter((element) => own.has(element.id) || isIn(groupsOf(element))).map(({ id }) => id);
}

/** Copies of elements with new groups of their own, in the group `within`. Nothing is in a group alone. */
export function regrouped(copies: readonly Drawn[], within: GroupPath, newId: () => string): readonly Drawn[] {
  const counts = new Map<string, number>();
  copies.forEach((copy) => groupsOf(copy).forEach((id) => counts.set(id, (counts.get(id) ?? 0) + 1)));
  const ids = new Map<string, string>();
  const fresh = (id: string) => {
    const known = ids.get(id) ?? newId();
    ids.set(id, known);
    return known;
  };
  return copies.map((copy) => {
    const path = groupsOf(copy);
    const kept = within.length > 0 && leadsInto(path, within) ? within : [];
    const rest = path.slice(kept.length).filter((id) => counts.get(id)! > 1).map(fresh);
    return withGroups(copy, [...kept, ...rest]);
  });
}

/** Elements as they are outside of the group in which they lie. */
export function outOfGroup(elements: readonly Drawn[], outer: GroupPath): readonly Drawn[] {
  return elements.map((element) => {
    const path = groupsOf(element);
    return leadsInto(path, outer) ? withGroups(element, path.slice(outer.length)) : element;
  });
}

function withGroups(element: Drawn, path: GroupPath): Drawn {
  const { group: before = "", ...props }: Props = element.props;
  const after = writtenGroups(path);
  return after === before ? element : { ...element, props: { ...props, ...(after !== "" && { group: after }) } } as Drawn;
}

export function writtenGroups(path: GroupPath): string {
  return path.join("/");
}
