import type { Clock } from "../base/clock.ts";
import type { BoardLink, BoardLinks, BoardPeople, ChangeAuthor, ElementAuthors, JoinCode, JoinCodeRequest, PersonStatusRequest, Role, SessionGrant, SessionRequest } from "../protocol/contract.ts";
import { type HistoryPart, type Links, readAuthors, readHistory, readContributors, readBoardLinks, readErrorCode, readBoardLink, readBoardPeople, readGrant, readJoinCode, readNewBoard, type ResponseReader } from "./responses.ts";
import { done, type Outcome } from "../base/outcome.ts";
import { cellOf } from "./join_code.ts";

export type Fetch = (path: string, init: RequestInit) => Promise<Response>;

/** Shorter than a silence that a connection takes for its loss (C7). In milliseconds. */
const timeout = 8_000;
const tooManyRequests = 429;
const json = { "Content-Type": "application/json" };
const refusals = ["revoked", "not-allowed", "removed", "waiting", "unknown-code", "wrong-cell", "not-kept"] as const;
const refusalStatuses = [403, 404, 421];

/** What the gateway answers about access (K). */
export class AccessApi {
  readonly #fetch: Fetch;
  readonly #clock: Clock;

  constructor(fetch: Fetch, clock: Clock) {
    this.#fetch = fetch;
    this.#clock = clock;
  }

  createBoard(): Promise<Outcome<BoardLinks>> {
    return this.#ask("/api/boards", { method: "POST" }, readNewBoard);
  }

  openSession(board: string, request: SessionRequest): Promise<Outcome<SessionGrant>> {
    return this.#ask(`/api/boards/${board}/session`, { method: "POST", headers: json, body: JSON.stringify(request) }, readGrant);
  }

  links(board: string, token: string): Promise<Outcome<Links>> {
    return this.#ask(`/api/boards/${board}/links`, { headers: bearer(token) }, readBoardLinks);
  }

  /** Revokes the links of a role; the outcome has the new ones. */
  revoke(board: string, role: Role, token: string): Promise<Outcome<Links>> {
    return this.#ask(`/api/boards/${board}/links/${role}`, { method: "DELETE", headers: bearer(token) }, readBoardLinks);
  }

  /** Who made an element, and who changed it last. */
  authors(board: string, element: string, token: string): Promise<Outcome<ElementAuthors>> {
    return this.#ask(`/api/boards/${board}/elements/${element}/authors`, { headers: bearer(token) }, readAuthors);
  }

  /** The part of a board's history that ends with the event `upTo`. */
  history(board: string, upTo: number, token: string): Promise<Outcome<HistoryPart>> {
    return this.#ask(`/api/boards/${board}/history?upTo=${upTo}`, { headers: bearer(token) }, readHistory);
  }

  /** Where a code leads to (K9). Its cell is in the path, too, for what routes to it (K14). */
  enterCode(code: string): Promise<Outcome<BoardLink>> {
    const cell = cellOf(code);
    return this.#ask(cell === undefined ? "/api/codes" : `/api/codes/${cell}`, { method: "POST", headers: json, body: JSON.stringify({ code }) }, readBoardLink);
  }

  /** The board's code, for teachers (K9). */
  code(board: string, token: string): Promise<Outcome<JoinCode>> {
    return this.#ask(`/api/boards/${board}/code`, { headers: bearer(token) }, readJoinCode);
  }

  /** Makes a code in place of the one before. */
  makeCode(board: string, token: string, request: JoinCodeRequest): Promise<Outcome<JoinCode>> {
    const headers = { ...json, ...bearer(token) };
    return this.#ask(`/api/boards/${board}/code`, { method: "POST", headers, body: JSON.stringify(request) }, readJoinCode);
  }

  revokeCode(board: string, token: string): Promise<Outcome<JoinCode>> {
    return this.#ask(`/api/boards/${board}/code`, { method: "DELETE", headers: bearer(token) }, readJoinCode);
  }

  /** Who may come to the board, for teachers (K10). */
  people(board: string, token: string): Promise<Outcome<BoardPeople>> {
    return this.#ask(`/api/boards/${board}/people`, { headers: bearer(token) }, readBoardPeople);
  }

  /** Whose changes can be taken back, for teachers (K12). */
  contributors(board: string, token: string): Promise<Outcome<readonly ChangeAuthor[]>> {
    return this.#ask(`/api/boards/${board}/contributors`, { headers: bearer(token) }, readContributors);
  }

  /** Says something of a person, in place of what was said before. */
  setPerson(board: string, token: string, user: string, status: PersonStatusRequest): Promise<Outcome<BoardPeople>> {
    return this.#change(`/api/boards/${board}/people/${user}`, token, "PUT", status);
  }

  setWaitingRoom(board: string, token: string, on: boolean): Promise<Outcome<BoardPeople>> {
    return this.#change(`/api/boards/${board}/waiting-room`, token, "PUT", { on });
  }

  admit(board: string, token: string, users: readonly string[]): Promise<Outcome<BoardPeople>> {
    return this.#change(`/api/boards/${board}/admissions`, token, "POST", { users });
  }

  #change(path: string, token: string, method: string, body: unknown): Promise<Outcome<BoardPeople>> {
    return this.#ask(path, { method, headers: { ...json, ...bearer(token) }, body: JSON.stringify(body) }, readBoardPeople);
  }

  async #ask<T>(path: string, init: RequestInit, read: ResponseReader<T>): Promise<Outcome<T>> {
    const abort = new AbortController();
    const cancel = this.#clock.after(timeout, () => abort.abort());
    try {
      const response = await this.#fetch(path, { cache: "no-store", signal: abort.signal, ...init });
      return outcomeOf(response, await response.text(), read);
    } catch {
      return { kind: "unavailable" };
    } finally {
      cancel();
    }
  }
}

function outcomeOf<T>({ ok, status }: Response, body: string, read: ResponseReader<T>): Outcome<T> {
  if (status >= 500 || status === tooManyRequests) {
    return { kind: "unavailable" };
  }
  if (status === 401) {
    return { kind: "unauthorised" };
  }
  const answer = parsed(body);
  const code = readErrorCode(answer);
  const refusal = refusalStatuses.includes(status) ? refusals.find((known) => known === code) : undefined;
  if (refusal !== undefined) {
    return { kind: refusal };
  }
  const value = ok ? read(answer, body) : undefined;
  return value === undefined ? { kind: "malformed" } : done(value);
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function bearer(token: string): Record<string, string> {
  return { Authorization: `Bearer ${token}` };
}
