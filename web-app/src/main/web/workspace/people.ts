import { labelsOf } from "../awareness/person_labels.ts";
import type { Presence, Role } from "../protocol/contract.ts";
import type { KnownAuthor } from "../store/authors.ts";
import { t, timeOfDay } from "../text/text.ts";

export interface ListedPerson extends Presence {
  readonly user: string;
  readonly isSelf: boolean;
  /** Their name, with a number if others here have the same one. */
  readonly label: string;
}

/**
 * Everybody as they are listed: the person first, then teachers, then by name. A person whose own presence isn't known,
 * as where students are hidden (A9), is among them all the same.
 */
export function listed(people: ReadonlyMap<string, Presence>, self: Self): readonly ListedPerson[] {
  const unknown = { name: self.name, role: self.role ?? "viewer", colour: 0, since: 0, idle: false };
  const own = people.get(self.user) ?? unknown;
  const everybody = new Map(people).set(self.user, own);
  const labels = labelsOf(everybody);
  const all = [...everybody].map(([user, presence]) => ({ ...presence, user, isSelf: user === self.user, label: labels.get(user) ?? presence.name }));
  return all.sort((a, b) => rank(a) - rank(b) || collator.compare(a.name, b.name) || (a.user < b.user ? -1 : 1));
}

/** How many are here, and how many of them are idle. */
export function hereText(people: readonly ListedPerson[]): string {
  const idle = people.filter((person) => person.idle).length;
  const here = t("people.here", { count: people.length });
  return idle === 0 ? here : `${here} · ${t("people.idle", { count: idle })}`;
}

/** What is said about a person besides their name. It may not be known since when they are here. */
export function notesOn({ role, isSelf, idle, since }: ListedPerson): string {
  const notes = [
    t(`role.${role}`),
    ...(isSelf ? [t("you")] : []),
    ...(idle ? [t("idle")] : []),
    ...(since > 0 ? [t("since", { time: timeOfDay(since) })] : []),
  ];
  return notes.join(" · ");
}

/**
 * Whose changes a teacher can take back: those who have changed something, as they come, and then those who are here
 * besides. Those whose names nobody has told are called `nameless`, and numbered (A9).
 */
export function changers(
  authors: readonly KnownAuthor[],
  here: ReadonlyMap<string, Presence>,
  nameless: string,
): readonly { readonly user: string; readonly name: string }[] {
  const users = new Set([...authors.map(({ user }) => user), ...here.keys()]);
  const names = new Map(authors.map(({ user, name }) => [user, name]));
  let unknown = 0;
  return [...users].map((user) => ({ user, name: names.get(user) ?? here.get(user)?.name ?? `${nameless} ${++unknown}` }));
}

interface Self {
  readonly user: string;
  readonly name: string;
  readonly role: Role | undefined;
}

const collator = new Intl.Collator(undefined, { numeric: true });

function rank({ isSelf, role }: ListedPerson): number {
  return isSelf ? 0 : role === "teacher" ? 1 : 2;
}
