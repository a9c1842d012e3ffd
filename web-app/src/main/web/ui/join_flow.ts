import type { AccessApi } from "../access/access_api.ts";
import { type Grant, isLink } from "../access/answers.ts";
import { Credentials } from "../access/credentials.ts";
import type { Outcome } from "../access/outcome.ts";
import { untilAnswered } from "../access/retry.ts";
import { systemClock } from "../connection/clock.ts";
import type { AccessNotice, NoAccess } from "./access_notice.ts";
import { type BoardAddress, boardAt, showAddress } from "./address.ts";
import { askName } from "./name_dialog.ts";
import { knownName, personalSecret, rememberName, suggestedName } from "./person.ts";

/** Somebody has come to a board. */
export interface Entry {
  readonly boardId: string;
  readonly isNew: boolean;
  readonly credentials: Credentials;
  readonly grant: Grant;
}

/** The way from this page's address to a board. */
export class JoinFlow {
  constructor(
    private readonly api: AccessApi,
    private readonly notice: AccessNotice,
  ) {}

  /** Undefined: the person isn't let in, and has been told. */
  async enter(): Promise<Entry | undefined> {
    const known = boardAt(location.href);
    const board = known ?? await this.newBoard();
    if (board === undefined || !this.hasLink(board)) {
      return undefined;
    }
    const name = knownName() ?? rememberName((await askName(suggestedName(), false))!);
    const credentials = this.credentials(board, name);
    const grant = await this.answer(() => credentials.session());
    return grant && { boardId: board.boardId, isNew: known === undefined, credentials, grant };
  }

  private async newBoard(): Promise<BoardAddress | undefined> {
    const made = await this.answer(() => this.api.createBoard(), "login");
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

  private hasLink({ link }: BoardAddress): boolean {
    if (!isLink(link)) {
      this.notice.show(link === "" ? "no-link" : "unauthorised");
    }
    return isLink(link);
  }

  private credentials({ boardId, link }: BoardAddress, name: string): Credentials {
    const linkReplaced = (newer: string) => showAddress({ boardId, link: newer });
    return new Credentials({ board: boardId, link, name, secret: personalSecret(), linkReplaced }, this.api, systemClock);
  }

  private async answer<T>(
    ask: () => Promise<Outcome<T>>,
    unauthorised: NoAccess = "unauthorised",
  ): Promise<T | undefined> {
    const outcome = await untilAnswered(ask, systemClock, () => this.notice.show("unavailable"));
    this.notice.hide();
    if (outcome.kind === "done") {
      return outcome.value;
    }
    this.notice.show(outcome.kind === "unauthorised" ? unauthorised : outcome.kind);
    return undefined;
  }
}
