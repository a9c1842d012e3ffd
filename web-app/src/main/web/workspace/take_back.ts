import type { Outcome } from "../base/outcome.ts";
import type { BoardClient } from "../board/board.ts";
import type { ChangeAuthor } from "../protocol/contract.ts";
import { t } from "../text/text.ts";
import { type Changer, changersOf } from "./changers.ts";
import { changers } from "./people.ts";

export interface TakeBackOptions {
  readonly client: BoardClient;
  contributors(): Promise<Outcome<readonly ChangeAuthor[]>>;
}

/** Whose work a teacher can take back (U16). */
export class TakeBackState {
  constructor(private readonly options: TakeBackOptions) {}

  /** Those whose changes this page knows of. */
  local(): readonly { readonly user: string; readonly name: string }[] {
    const { client } = this.options;
    return changers(client.authors(), client.remote.people(), t("aStudent"));
  }

  /** Everybody whose changes can be taken back, as the server tells them, or else as this page knows them. */
  async people(): Promise<readonly Changer[]> {
    const { client, contributors } = this.options;
    const outcome = await contributors();
    const told = outcome.kind === "done" ? outcome.value : [];
    return changersOf(told, this.local(), client.remote.people());
  }
}
