import type { Role } from "../protocol/contract.ts";

/** Somebody whose changes have been heard of. */
export interface KnownAuthor {
  readonly user: string;
  /** Left out: it has never been told (A9). */
  readonly name?: string;
  readonly role?: Role;
}

/** Enough for everybody in a large class. */
const MAX_KNOWN = 200;

/** The people whose changes have been heard of since this page was loaded. */
export class Authors {
  /** The latest is the last. */
  readonly #known = new Map<string, KnownAuthor>();

  /** What isn't told now stays as it was known. */
  heard({ user, ...told }: KnownAuthor): void {
    const { name, role } = { ...this.#known.get(user), ...told };
    this.#known.delete(user);
    this.#known.set(user, { user, ...(name !== undefined && { name }), ...(role !== undefined && { role }) });
    if (this.#known.size > MAX_KNOWN) {
      this.#known.delete([...this.#known.keys()][0]!);
    }
  }

  /** The latest first. */
  all(): readonly KnownAuthor[] {
    return [...this.#known.values()].reverse();
  }
}
