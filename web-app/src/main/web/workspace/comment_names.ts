import type { BoardClient } from "../board/board.ts";
import { isComment } from "../elements/registry.ts";
import type { Element } from "../protocol/contract.ts";

/** Somebody who reads comments, and writes some. */
export interface CommentReader {
  readonly name: string;
  /** Whether of the others only teachers are seen (A9). */
  readonly seesOnlyTeachers: boolean;
  /** The names of the teachers, as far as they are known. */
  readonly teachers: ReadonlySet<string>;
}

export function readerOf(client: BoardClient): CommentReader {
  const known = [...client.authors(), ...client.remote.people().values()];
  const teachers = known.flatMap(({ name, role }) => (role === "teacher" && name !== undefined ? [name] : []));
  return { name: client.person.name, seesOnlyTeachers: client.seesOnlyTeachers(), teachers: new Set(teachers) };
}

/** The name that the reader's own comments bear; empty: none (B8). */
export function signature({ name, seesOnlyTeachers }: CommentReader): string {
  return seesOnlyTeachers ? "" : name;
}

/** Whether the reader isn't to see a name that a comment bears: it is from before the students were hidden. */
export function isHidden(name: string, reader: CommentReader): boolean {
  return reader.seesOnlyTeachers && name !== "" && name !== reader.name && !reader.teachers.has(name);
}

/** The element without what the reader isn't to see of it. */
export function asRead(element: Element, reader: CommentReader): Element {
  return isComment(element) && isHidden(element.props.name, reader)
    ? { ...element, props: { ...element.props, name: "" } }
    : element;
}
