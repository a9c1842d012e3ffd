import type { EventAuthor, EventMessage, Role } from "../protocol/contract.ts";

/** What is known of an event without looking into it: who, when, and whether it takes something away. */
export interface Deed {
  readonly seq: number;
  /** In milliseconds since 1970. */
  readonly at: number;
  /** Whose it is, as `doerOf` tells people apart. */
  readonly doer: string;
  readonly removes: boolean;
}

/** Somebody who has done something. */
export interface Doer {
  readonly key: string;
  /** Undefined: all of those whose names are withheld (A9). */
  readonly name?: string;
  readonly role: Role;
}

/** All of those whose names are withheld: nobody is to find out by what else they did which of them it was. */
export const nameless = "";

/** Tells people apart as far as one may. */
export function doerOf({ user, name }: EventAuthor): string {
  return name === undefined ? nameless : user;
}

export function deedOf({ seq, at, author, changes }: EventMessage): Deed {
  return { seq, at, doer: doerOf(author), removes: changes.some(({ kind }) => kind === "remove" || kind === "clear") };
}
