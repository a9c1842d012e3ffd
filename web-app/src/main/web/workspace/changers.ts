import { labelsOf } from "../awareness/person_labels.ts";
import { type ChangeAuthor, type Presence, recentMinutes } from "../protocol/contract.ts";

/** Somebody whose changes a teacher can take back. */
export interface Changer {
  readonly user: string;
  /** Tells them from everybody else here. */
  readonly label: string;
  /** Their colour, while they are here. */
  readonly colour: number | undefined;
  /** How much could be taken back; undefined: the server didn't tell. */
  readonly author: ChangeAuthor | undefined;
}

/** How much of somebody's work is taken back. */
export type Amount = { readonly last: number } | { readonly minutes: number };

/** How many changes that would be; undefined: it isn't known. */
export function countOf(amount: Amount, author: ChangeAuthor | undefined): number | undefined {
  if (author === undefined) {
    return undefined;
  }
  return "last" in amount ? Math.min(amount.last, author.changes) : author.recent[recentMinutes.findIndex((minutes) => minutes === amount.minutes)];
}

/**
 * Everybody whose changes can be taken back: as the server tells them, and after them who is here besides. Those who were here first
 * come first among people of one name, as in the list of who is here.
 */
export function changersOf(
  told: readonly ChangeAuthor[],
  local: readonly { readonly user: string; readonly name: string }[],
  here: ReadonlyMap<string, Presence>,
): readonly Changer[] {
  const names = new Map([...told, ...local].reverse().map(({ user, name }) => [user, here.get(user)?.name ?? name]));
  const order = [...new Set([...told, ...local].map(({ user }) => user))];
  const labels = labelsOf(new Map(order.map((user) => [user, { name: names.get(user)!, since: here.get(user)?.since ?? Infinity }])));
  return order.map((user) => ({
    user,
    label: labels.get(user)!,
    colour: here.get(user)?.colour,
    author: told.find((author) => author.user === user),
  }));
}
