import type { Presence } from "../protocol/contract.ts";

/**
 * The names by which people are told apart: those who have the same one, whatever its capitals and spaces, are numbered in the order in
 * which they came. So the second one has the same number on every page.
 */
export function labelsOf(people: ReadonlyMap<string, Pick<Presence, "name" | "since">>): ReadonlyMap<string, string> {
  const inOrder = [...people].sort(([a, { since: first }], [b, { since: second }]) => first - second || (a < b ? -1 : 1));
  const counts = new Map<string, number>();
  return new Map(inOrder.map(([user, { name }]) => {
    const same = name.normalize("NFKC").toLowerCase().replace(/\s/g, "");
    const number = (counts.get(same) ?? 0) + 1;
    counts.set(same, number);
    return [user, number === 1 ? name : `${name} (${number})`];
  }));
}
