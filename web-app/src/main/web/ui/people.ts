import type { Presence } from "../protocol/awareness.ts";
import type { Role } from "../protocol/messages.ts";
import { language, strings } from "./strings.ts";

export interface Person extends Presence {
  readonly user: string;
  readonly isSelf: boolean;
}

/**
 * Everybody as they are listed: the person first, then teachers, then by name. A person whose own presence isn't known,
 * as where students are hidden (A9), is among them all the same.
 */
export function listed(people: ReadonlyMap<string, Presence>, self: Self): readonly Person[] {
  const unknown = { name: self.name, role: self.role ?? "viewer", colour: 0, since: 0, idle: false };
  const own = people.get(self.user) ?? unknown;
  const all = [...new Map(people).set(self.user, own)].map(([user, presence]) => ({ ...presence, user, isSelf: user === self.user }));
  return all.sort((a, b) => rank(a) - rank(b) || collator.compare(a.name, b.name) || (a.user < b.user ? -1 : 1));
}

/** What is said about a person besides their name. It may not be known since when they are here. */
export function notesOn({ role, isSelf, idle, since }: Person): string {
  const notes = [
    strings.roles[role],
    ...(isSelf ? [strings.you] : []),
    ...(since > 0 ? [strings.since(timeOfDay.format(since))] : []),
    ...(idle ? [strings.idle] : []),
  ];
  return notes.join(" · ");
}

interface Self {
  readonly user: string;
  readonly name: string;
  readonly role: Role | undefined;
}

const timeOfDay = new Intl.DateTimeFormat(language, { hour: "numeric", minute: "2-digit" });
const collator = new Intl.Collator(undefined, { numeric: true });

function rank({ isSelf, role }: Person): number {
  return isSelf ? 0 : role === "teacher" ? 1 : 2;
}
