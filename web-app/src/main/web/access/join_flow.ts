import type { Clock } from "../base/clock.ts";
import type { Outcome, Refusal } from "../base/outcome.ts";
import type { SessionGrant } from "../protocol/contract.ts";
import type { AccessApi } from "./access_api.ts";
import type { BoardAddress, Destination } from "./address.ts";
import { Credentials } from "./credentials.ts";
import type { DeviceIdentity } from "./identity.ts";
import { isLink } from "./responses.ts";
import { untilAnswered } from "./retry.ts";

/** Why no board is to be seen. */
export type NoAccess = Refusal["kind"] | "no-link" | "login" | "unavailable" | "waiting";

/** Somebody has come to a board. */
export interface Entry {
  readonly boardId: string;
  readonly isNew: boolean;
  readonly credentials: Credentials;
  readonly grant: SessionGrant;
}

/** Who is at the device: the one whose name it knows, or somebody else of this name. */
export type WhoIsHere = "same" | { readonly name: string };

/** What the person is asked and told on the way. */
export interface JoinPrompts {
  /** Asks until there is one. */
  askName(): Promise<string>;
  /** Asks whether the one of this name is still here. */
  askWho(name: string): Promise<WhoIsHere>;
  /** The page's address is this board's from now on. */
  showAddress(board: BoardAddress): void;
  /** Undefined: there is no reason any more. */
  noAccess(why: NoAccess | undefined): void;
}

/** The way from this page's address to a board. */
export class JoinFlow {
  readonly #api: AccessApi;
  readonly #clock: Clock;
  readonly #identity: DeviceIdentity;
  readonly #prompts: JoinPrompts;

  constructor(api: AccessApi, clock: Clock, identity: DeviceIdentity, prompts: JoinPrompts) {
    this.#api = api;
    this.#clock = clock;
    this.#identity = identity;
    this.#prompts = prompts;
  }

  /** Undefined: the person isn't let in, and has been told. */
  async enter(destination: Exclude<Destination, { readonly kind: "start" }>): Promise<Entry | undefined> {
    if (destination.kind === "broken") {
      this.#prompts.noAccess("unauthorised");
      return undefined;
    }
    const isNew = destination.kind === "new";
    const board = isNew ? await this.#newBoard() : await this.#known(destination);
    if (board === undefined || !this.#hasLink(board)) {
      return undefined;
    }
    this.#prompts.showAddress(board);
    const name = this.#identity.name() ?? this.#identity.rename(await this.#prompts.askName());
    const credentials = this.#credentials(board, name);
    const grant = await this.#answer(() => credentials.session());
    if (grant === undefined) {
      return undefined;
    }
    return { boardId: board.boardId, isNew, credentials, grant };
  }

  async #newBoard(): Promise<BoardAddress | undefined> {
    const made = await this.#answer(() => this.#api.createBoard(), "login");
    if (made === undefined) {
      return undefined;
    }
    if (made.name !== undefined) {
      this.#identity.rename(made.name);
    }
    return { boardId: made.board, link: made.links.teacher };
  }

  /** A board that exists: its own link, or else the one that the device has kept for whoever is here. */
  async #known({ boardId, link }: BoardAddress): Promise<BoardAddress> {
    const kept = this.#identity.boards.find(boardId);
    const isOwn = kept?.role === "teacher" && (link === "" || link === kept.link);
    const name = this.#identity.name();
    if (name !== undefined && !isOwn && isLink(link || kept?.link) && !this.#identity.isSurelyHere(boardId)) {
      const who = await this.#prompts.askWho(name);
      if (who !== "same") {
        this.#identity.replace(who.name);
      }
    }
    return { boardId, link: link || (this.#identity.boards.find(boardId)?.link ?? "") };
  }

  #hasLink({ link }: BoardAddress): boolean {
    if (!isLink(link)) {
      this.#prompts.noAccess(link === "" ? "no-link" : "unauthorised");
    }
    return isLink(link);
  }

  #credentials({ boardId, link }: BoardAddress, name: string): Credentials {
    const { boards } = this.#identity;
    const linkReplaced = (newer: string) => {
      this.#prompts.showAddress({ boardId, link: newer });
      boards.update(boardId, { link: newer });
    };
    return new Credentials({
      board: boardId,
      link,
      name,
      secret: this.#identity.secret(),
      member: () => boards.find(boardId)?.member,
      granted: (grant, by) => this.#identity.opened(boardId, by, grant),
      linkReplaced,
    }, this.#api, this.#clock);
  }

  async #answer<T>(ask: () => Promise<Outcome<T>>, unauthorised: NoAccess = "unauthorised"): Promise<T | undefined> {
    const outcome = await untilAnswered(ask, this.#clock, (why) => this.#prompts.noAccess(why === "waiting" ? "waiting" : "unavailable"));
    if (outcome.kind === "done") {
      this.#prompts.noAccess(undefined);
      return outcome.value;
    }
    this.#prompts.noAccess(outcome.kind === "unauthorised" ? unauthorised : outcome.kind);
    return undefined;
  }
}
