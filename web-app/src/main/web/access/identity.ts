import { browserStorage } from "../base/browser_storage.ts";
import { cutText } from "../base/characters.ts";
import { limits } from "../protocol/contract.ts";
import { isId, randomLetters } from "../protocol/ids.ts";

const SECRET = "chalkstream.secret";
const NAME = "chalkstream.name";

/** What makes the person the same in every tab and after a reload (K2, C3). Only this browser and the server see it. */
export function personalSecret(): string {
  const known = browserStorage.getItem(SECRET);
  if (isId(known) && known.length >= limits.secretLength) {
    return known;
  }
  const made = randomLetters(limits.secretLength);
  browserStorage.setItem(SECRET, made);
  return made;
}

export function knownName(): string | undefined {
  return browserStorage.getItem(NAME) ?? undefined;
}

/** Keeps a name; returns it as it is kept. */
export function rememberName(typed: string): string {
  const name = cutText(typed.trim(), limits.nameLength);
  browserStorage.setItem(NAME, name);
  return name;
}
