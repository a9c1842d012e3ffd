import type { Clock } from "../base/clock.ts";
import type { BoardLinks, ElementAuthors, Role, SessionGrant, SessionRequest } from "../protocol/contract.ts";
import { type Links, readAuthors, readBoardLinks, readErrorCode, readGrant, readNewBoard, type ResponseReader } from "./responses.ts";
import { done, type Outcome } from "../base/outcome.ts";

export type Fetch = (path: string, init: RequestInit) => Promise<Response>;

/** Shorter than a silence that a connection takes for its loss (C7). In milliseconds. */
const timeout = 8_000;
const tooManyRequests = 429;

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
    const headers = { "Content-Type": "application/json" };
    return this.#ask(`/api/boards/${board}/session`, { method: "POST", headers, body: JSON.stringify(request) }, readGrant);
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
  if (status === 403 && (code === "revoked" || code === "not-allowed")) {
    return { kind: code };
  }
  const value = ok ? read(answer) : undefined;
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
