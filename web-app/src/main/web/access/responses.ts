import { type BoardHistory, type BoardLink, type BoardLinks, type BoardPeople, type ChangeAuthor, type ElementAuthors, type JoinCode, limits, type PastEvent, type Person, type PersonStatus, recentMinutes, type Role, roles, type SessionGrant } from "../protocol/contract.ts";
import { isId } from "../protocol/ids.ts";

/** The links of a board, one for each role. */
export type Links = BoardLinks["links"];

/** A part of a board's history (K13): the same as text, and read. */
export interface HistoryPart {
  readonly text: string;
  readonly history: BoardHistory;
}

/** Reads an answer, which was this text; undefined: it is none. */
export type ResponseReader<T> = (answer: unknown, text: string) => T | undefined;

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
  const { token, user, name, role, expiresInMs, member } = fields(answer);
  const isGood = typeof token === "string" && tokenText.test(token) &&
    isId(user) &&
    typeof name === "string" &&
    isRole(role) &&
    typeof expiresInMs === "number" && expiresInMs > 0;
  return isGood ? { token, user, name, role, expiresInMs, ...(isLink(member) && { member }) } : undefined;
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

/** A part of a board's history (K13). Its changes are read as those of any event. */
export function readHistory(answer: unknown, text: string): HistoryPart | undefined {
  const { epoch, oldest, events } = fields(answer);
  return typeof epoch === "number" && typeof oldest === "number" && Array.isArray(events) && events.every(isPastEvent)
    ? { text, history: { epoch, oldest, events } }
    : undefined;
}

function isPastEvent(value: unknown): value is PastEvent {
  const { event, inverse } = fields(value);
  const { seq, at, author, changes } = fields(event);
  return typeof seq === "number" && typeof at === "number" && isId(fields(author)["user"]) && Array.isArray(changes) && Array.isArray(inverse);
}

/** Where a code leads to (K9). */
export function readBoardLink(answer: unknown): BoardLink | undefined {
  const { board, link } = fields(answer);
  return isId(board) && isLink(link) ? { board, link } : undefined;
}

/** The code of a board, or that it has none (K9). */
export function readJoinCode(answer: unknown): JoinCode | undefined {
  const { code, role, expiresInMs, guarded } = fields(answer);
  if (typeof expiresInMs !== "number" || typeof guarded !== "boolean") {
    return undefined;
  }
  return typeof code === "string" && isRole(role) ? { code, role, expiresInMs, guarded } : { expiresInMs, guarded };
}

/** Who may come to a board (K10). */
export function readBoardPeople(answer: unknown): BoardPeople | undefined {
  const { waitingRoom, waiting, people } = fields(answer);
  if (typeof waitingRoom !== "boolean" || !Array.isArray(waiting) || !Array.isArray(people)) {
    return undefined;
  }
  return { waitingRoom, waiting: waiting.filter(isPerson), people: people.filter(isPersonStatus) };
}

/** Whose changes can be taken back (G11). */
export function readContributors(answer: unknown): readonly ChangeAuthor[] | undefined {
  return Array.isArray(answer) ? answer.filter(isContributor) : undefined;
}

function isContributor(value: unknown): value is ChangeAuthor {
  const { changes, lastAt, recent } = fields(value);
  return isPerson(value) && typeof changes === "number" && typeof lastAt === "number" && Array.isArray(recent) &&
    recent.length === recentMinutes.length && recent.every((count) => typeof count === "number");
}

function isPerson(value: unknown): value is Person {
  const { user, name } = fields(value);
  return isId(user) && typeof name === "string";
}

function isPersonStatus(value: unknown): value is PersonStatus {
  const { removed, rename, viewer } = fields(value);
  return isPerson(value) && typeof removed === "boolean" && typeof viewer === "boolean" && (rename === undefined || typeof rename === "string");
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
