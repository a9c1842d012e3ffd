import type { Clock } from "../base/clock.ts";
import type { SessionGrant } from "../protocol/contract.ts";
import type { AccessApi } from "./access_api.ts";
import { type BoardAddress, boardAt, showAddress } from "./address.ts";
import { Credentials } from "./credentials.ts";
import { knownName, personalSecret, rememberName } from "./identity.ts";
import type { Outcome, Refusal } from "../base/outcome.ts";
import { isLink } from "./responses.ts";
import { untilAnswered } from "./retry.ts";

/** Why no board is to be seen. */
export type NoAccess = Refusal["kind"] | "no-link" | "login" | "unavailable";

/** Somebody has come to a board. */
export interface Entry {
  readonly boardId: string;
  readonly isNew: boolean;
  readonly credentials: Credentials;
  readonly grant: SessionGrant;
}

/** What the person is asked and told on the way. */
export interface JoinPrompts {
  /** Asks until there is one. */
  askName(): Promise<string | undefined>;
  /** Undefined: there is no reason any more. */
  noAccess(why: NoAccess | undefined): void;
}

/** The way from this page's address to a board. */
export class JoinFlow {
  readonly #api: AccessApi;
  readonly #clock: Clock;
  readonly #prompts: JoinPrompts;

  constructor(api: AccessApi, clock: Clock, prompts: JoinPrompts) {
    this.#api = api;
    this.#clock = clock;
    this.#prompts = prompts;
  }

  /** Undefined: the person isn't let in, and has been told. */
  async enter(): Promise<Entry | undefined> {
    const known = boardAt(location.href);
    const board = known ?? await this.#newBoard();
    if (board === undefined || !this.#hasLink(board)) {
      return undefined;
    }
    const name = knownName() ?? rememberName((await this.#prompts.askName())!);
    const credentials = this.#credentials(board, name);
    const grant = await this.#answer(() => credentials.session());
    return grant && { boardId: board.boardId, isNew: known === undefined, credentials, grant };
  }

  async #newBoard(): Promise<BoardAddress | undefined> {
    const made = await this.#answer(() => this.#api.createBoard(), "login");
    if (made === undefined) {
      return undefined;
    }
    if (made.name !== undefined) {
      rememberName(made.name);
    }
    const board = { boardId: made.board, link: made.links.teacher };
    showAddress(board);
    return board;
  }

  #hasLink({ link }: BoardAddress): boolean {
    if (!isLink(link)) {
      this.#prompts.noAccess(link === "" ? "no-link" : "unauthorised");
    }
    return isLink(link);
  }

  #credentials({ boardId, link }: BoardAddress, name: string): Credentials {
    const linkReplaced = (newer: string) => showAddress({ boardId, link: newer });
    return new Credentials({ board: boardId, link, name, secret: personalSecret(), linkReplaced }, this.#api, this.#clock);
  }

  async #answer<T>(ask: () => Promise<Outcome<T>>, unauthorised: NoAccess = "unauthorised"): Promise<T | undefined> {
    const outcome = await untilAnswered(ask, this.#clock, () => this.#prompts.noAccess("unavailable"));
    if (outcome.kind === "done") {
      this.#prompts.noAccess(undefined);
      return outcome.value;
    }
    this.#prompts.noAccess(outcome.kind === "unauthorised" ? unauthorised : outcome.kind);
    return undefined;
  }
}
