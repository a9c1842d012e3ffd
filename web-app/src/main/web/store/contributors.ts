import type { EventMessage, SnapshotMessage } from "../protocol/contract.ts";
import { Authors, type KnownAuthor } from "./authors.ts";
import { ElementCreators } from "./element_creators.ts";
import { OwnComments } from "./own_comments.ts";

/** Who has done what on the board, as far as this page knows. */
export class Contributors {
  readonly ownComments = new OwnComments();
  readonly #authors = new Authors();
  readonly #creators = new ElementCreators();
  readonly #user: string;

  constructor(user: string) {
    this.#user = user;
  }

  /** The authors of the changes, the latest first. */
  authors(): readonly KnownAuthor[] {
    return this.#authors.all();
  }

  /** Who has put an element on the board; undefined: this page doesn't know. */
  authorOf(id: string): KnownAuthor | undefined {
    const user = this.#creators.userOf(id);
    return user === undefined ? undefined : this.#authors.get(user);
  }

  replaced({ board: { createdBy, changedBy } }: SnapshotMessage): void {
    [createdBy, changedBy].forEach((person) => person && this.#authors.add(person));
  }

  confirmed(event: EventMessage): void {
    this.#authors.add(event.author);
    this.#creators.add(event);
    if (event.author.user === this.#user) {
      this.ownComments.add(event.changes);
    }
  }
}
