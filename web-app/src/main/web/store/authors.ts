import type { Person } from "../protocol/messages.ts";

/** Enough for everybody in a large class. */
const MAX_KNOWN = 200;

/** The people whose changes have been heard of since this page was loaded. */
export class Authors {
  /** The latest is the last. */
  readonly #names = new Map<string, string>();

  heard({ user, name }: Person): void {
    this.#names.delete(user);
    this.#names.set(user, name);
    if (this.#names.size > MAX_KNOWN) {
      this.#names.delete([...this.#names.keys()][0]!);
    }
  }

  /** The latest first. */
  all(): readonly Person[] {
    return [...this.#names].map(([user, name]) => ({ user, name })).reverse();
  }
}
