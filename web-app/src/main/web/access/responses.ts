import { type BoardLinks, type ElementAuthors, limits, type Role, roles, type SessionGrant } from "../protocol/contract.ts";
import { isId } from "../protocol/ids.ts";

/** The links of a board, one for each role. */
export type Links = BoardLinks["links"];

/** Reads an answer; undefined: it is none. */
export type ResponseReader<T> = (answer: unknown) => T | undefined;

/** What can stand behind the `#` of an address as it is. */
const linkText = new RegExp(`^[!-~]{1,${limits.linkLength}}$`);
/** What can be a part of a subprotocol's name (RFC 9110, 5.6.2). */
const tokenText = /^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/;

export function isLink(text: unknown): text is string {
  return typeof text === "string" && linkText.test(text);
}

export function readNewBoard(answer: unknown): BoardLinks | undefined {
  const { board, links: written, name } = fields(answer);
  const links = readLinks(written);
  if (!isId(board) || links === undefined) {
    return undefined;
  }
  return typeof name === "string" ? { board, links, name } : { board, links };
}

export function readGrant(answer: unknown): SessionGrant | undefined {
  const { token, user, name, role, expiresInMs } = fields(answer);
  const isGood = typeof token === "string" && tokenText.test(token) &&
    isId(user) &&
    typeof name === "string" &&
    isRole(role) &&
    typeof expiresInMs === "number" && expiresInMs > 0;
  return isGood ? { token, user, name, role, expiresInMs } : undefined;
}

/** The answers of K6 are as in K1. */
export function readBoardLinks(answer: unknown): Links | undefined {
  return readNewBoard(answer)?.links;
}

/** Who made an element, and who changed it last (K11). */
export function readAuthors(answer: unknown): ElementAuthors | undefined {
  const { made, changed } = fields(answer);
  const [first, last] = [contribution(made), contribution(changed)];
  return (made != null && first === undefined) || (changed != null && last === undefined)
    ? undefined
    : { ...(first && { made: first }), ...(last && { changed: last }) };
}

/** The code of the message `error`. */
export function readErrorCode(answer: unknown): unknown {
  return fields(answer)["code"];
}

function readLinks(value: unknown): Links | undefined {
  const { teacher, student, viewer } = fields(value);
  return isLink(teacher) && isLink(student) && isLink(viewer) ? { teacher, student, viewer } : undefined;
}

function isRole(value: unknown): value is Role {
  return roles.some((role) => role === value);
}

function contribution(value: unknown): ElementAuthors["made"] {
  const { by, at } = fields(value);
  const { user, name } = fields(by);
  return typeof at === "number" ? { at, ...(isId(user) && typeof name === "string" && { by: { user, name } }) } : undefined;
}

function fields(value: unknown): Partial<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? value : {};
}
