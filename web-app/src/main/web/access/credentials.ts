import type { Admission } from "../connection/connection.ts";
import type { Clock } from "../base/clock.ts";
import type { BoardPeople, ChangeAuthor, ElementAuthors, JoinCode, JoinCodeRequest, PersonStatusRequest, Role, SessionGrant, SessionRequest } from "../protocol/contract.ts";
import type { AccessApi } from "./access_api.ts";
import type { HistoryPart, Links } from "./responses.ts";
import { done, type Outcome } from "../base/outcome.ts";

/** Less than this part of a session's life is too little to begin something with. */
const spare = 1 / 5;

export interface CredentialsOptions extends Omit<SessionRequest, "member"> {
  readonly board: string;
  /** What proves that the person has been let in. */
  member(): string | undefined;
  /** A session was given by this link. */
  granted(grant: SessionGrant, link: string): void;
  /** A teacher has replaced the link that this page came by. */
  linkReplaced(link: string): void;
}

/** What lets this page in: its link to a board, and the session that it gets by it, which is renewed when it is needed. */
export class Credentials implements Admission {
  readonly #api: AccessApi;
  readonly #clock: Clock;
  readonly #options: CredentialsOptions;
  #link: string;
  #grant: SessionGrant | undefined;
  /** The link that the grant was made from, and the one that the latest connection's was made from. */
  #grantedBy: string | undefined;
  #connectedBy: string | undefined;
  #renewAt = 0;
  #renewal: Promise<Outcome<SessionGrant>> | undefined;
  /** Under way: the link will be another one. */
  #replacement: Promise<unknown> | undefined;

  constructor(options: CredentialsOptions, api: AccessApi, clock: Clock) {
    this.#options = options;
    this.#api = api;
    this.#clock = clock;
    this.#link = options.link;
  }

  get link(): string {
    return this.#link;
  }

  get role(): Role | undefined {
    return this.#grant?.role;
  }

  get isLinkReplaced(): boolean {
    return this.#replacement !== undefined || this.#connectedBy !== this.#link;
  }

  /** A session that lasts for a while: the present one, or a new one. */
  async session(): Promise<Outcome<SessionGrant>> {
    if (this.#grant !== undefined && this.#grantedBy === this.#link && this.#clock.now() < this.#renewAt) {
      return done(this.#grant);
    }
    this.#renewal ??= this.#renew().finally(() => this.#renewal = undefined);
    return await this.#renewal;
  }

  async token(): Promise<Outcome<string>> {
    const outcome = await this.session();
    if (outcome.kind !== "done") {
      return outcome;
    }
    this.#connectedBy = this.#grantedBy;
    return done(outcome.value.token);
  }

  invalidate(): void {
    this.#renewAt = 0;
  }

  /** The board's links, for teachers. */
  links(): Promise<Outcome<Links>> {
    return this.#asHolder((token) => this.#api.links(this.#options.board, token));
  }

  /** Revokes the links of a role; the outcome has the new ones. This page goes on with its new one. */
  revoke(role: Role): Promise<Outcome<Links>> {
    return this.#asHolder((token) => {
      const revoked = this.#api.revoke(this.#options.board, role, token);
      return role === this.role ? this.#replaceLink(role, revoked) : revoked;
    });
  }

  /** Who made an element, and who changed it last. */
  authors(element: string): Promise<Outcome<ElementAuthors>> {
    return this.#asHolder((token) => this.#api.authors(this.#options.board, element, token));
  }

  /** The part of the board's history that ends with the event `upTo`. */
  history(upTo: number): Promise<Outcome<HistoryPart>> {
    return this.#asHolder((token) => this.#api.history(this.#options.board, upTo, token));
  }

  code(): Promise<Outcome<JoinCode>> {
    return this.#asHolder((token) => this.#api.code(this.#options.board, token));
  }

  /** Makes a code in place of the one before. */
  makeCode(request: JoinCodeRequest): Promise<Outcome<JoinCode>> {
    return this.#asHolder((token) => this.#api.makeCode(this.#options.board, token, request));
  }

  revokeCode(): Promise<Outcome<JoinCode>> {
    return this.#asHolder((token) => this.#api.revokeCode(this.#options.board, token));
  }

  people(): Promise<Outcome<BoardPeople>> {
    return this.#asHolder((token) => this.#api.people(this.#options.board, token));
  }

  contributors(): Promise<Outcome<readonly ChangeAuthor[]>> {
    return this.#asHolder((token) => this.#api.contributors(this.#options.board, token));
  }

  setPerson(user: string, status: PersonStatusRequest): Promise<Outcome<BoardPeople>> {
    return this.#asHolder((token) => this.#api.setPerson(this.#options.board, token, user, status));
  }

  setWaitingRoom(on: boolean): Promise<Outcome<BoardPeople>> {
    return this.#asHolder((token) => this.#api.setWaitingRoom(this.#options.board, token, on));
  }

  admit(users: readonly string[]): Promise<Outcome<BoardPeople>> {
    return this.#asHolder((token) => this.#api.admit(this.#options.board, token, users));
  }

  async #replaceLink(role: Role, revoked: Promise<Outcome<Links>>): Promise<Outcome<Links>> {
    this.#replacement = revoked;
    const outcome = await revoked;
    this.#replacement = undefined;
    if (outcome.kind === "done") {
      this.#link = outcome.value[role];
      this.#options.linkReplaced(this.#link);
    }
    return outcome;
  }

  /** The clock of a computer that has slept may take an old session for a good one: the server knows better. */
  async #asHolder<T>(ask: (token: string) => Promise<Outcome<T>>): Promise<Outcome<T>> {
    const outcome = await this.#withSession(ask);
    if (outcome.kind !== "unauthorised") {
      return outcome;
    }
    this.invalidate();
    return await this.#withSession(ask);
  }

  async #withSession<T>(ask: (token: string) => Promise<Outcome<T>>): Promise<Outcome<T>> {
    const session = await this.session();
    return session.kind === "done" ? await ask(session.value.token) : session;
  }

  async #renew(): Promise<Outcome<SessionGrant>> {
    await this.#replacement;
    const { name, secret, board } = this.#options;
    const link = this.#link;
    const asked = this.#clock.now();
    const member = this.#options.member();
    const outcome = await this.#api.openSession(board, { link, name, secret, ...(member !== undefined && { member }) });
    if (this.#link !== link || this.#replacement !== undefined) {
      return await this.#renew();
    }
    if (outcome.kind === "done") {
      this.#grant = outcome.value;
      this.#grantedBy = link;
      this.#options.granted(outcome.value, link);
      this.#renewAt = asked + (1 - spare) * outcome.value.expiresInMs;
    }
    return outcome;
  }
}
