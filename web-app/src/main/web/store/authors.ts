import type { Role } from "../protocol/contract.ts";

/** The author of changes that this page knows of. */
export interface KnownAuthor {
  readonly user: string;
  /** Left out if it was never told (A9). */
  readonly name?: string;
  readonly role?: Role;
}

/** Enough for everybody in a large class. */
const MAX_KNOWN = 200;

/** The authors of all changes since this page was loaded. */
export class Authors {
  /** The latest is the last. */
  readonly #known = new Map<string, KnownAuthor>();

  /** A name that isn't told now stays known. */
  add({ user, ...named }: KnownAuthor): void {
    const { name, role } = { ...this.#known.get(user), ...named };
    this.#known.delete(user);
    this.#known.set(user, { user, ...(name !== undefined && { name }), ...(role !== undefined && { role }) });
    if (this.#known.size > MAX_KNOWN) {
      this.#known.delete([...this.#known.keys()][0]!);
    }
  }

  get(user: string): KnownAuthor | undefined {
    return this.#known.get(user);
  }

  /** The latest first. */
  all(): readonly KnownAuthor[] {
    return [...this.#known.values()].reverse();
  }
}
