import { limits } from "../protocol/facts.ts";
import { strings } from "./strings.ts";
import { newId } from "../protocol/ids.ts";

const USER = "chalkstream.user";
const NAME = "chalkstream.name";

/** The person's id, the same in every tab and after a reload (C3). */
export function userId(): string {
  const known = localStorage.getItem(USER);
  if (known !== null) {
    return known;
  }
  const made = newId();
  localStorage.setItem(USER, made);
  return made;
}

export function knownName(): string | undefined {
  return localStorage.getItem(NAME) ?? undefined;
}

export function suggestedName(): string {
  return strings.guest(10 + Math.floor(Math.random() * 90));
}

/** Keeps a name; returns it as it is kept. */
export function rememberName(typed: string): string {
  const name = typed.trim().slice(0, limits.nameLength);
  localStorage.setItem(NAME, name);
  return name;
}
