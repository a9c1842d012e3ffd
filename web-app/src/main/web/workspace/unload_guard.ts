import { effect, signal } from "@preact/signals";
import type { BoardClient } from "../board/board.ts";
import type { Stage } from "../stage/stage.ts";
import type { CommentsState } from "./comments_state.ts";
import type { DraftKeeper } from "./draft_keeper.ts";
import type { RefusedState } from "./refused_state.ts";
import type { BoardStatus } from "./board_status.ts";

export interface UnloadGuardOptions {
  readonly client: BoardClient;
  readonly status: BoardStatus;
  readonly stage: Stage;
  readonly comments: CommentsState;
  readonly refused: RefusedState;
  readonly drafts: DraftKeeper;
}

/** Sees to it that the person's work survives the end of the page: it is on the board, or on the device. */
export class UnloadGuard {
  /** Whether a text is in its editor that the board doesn't take yet. */
  readonly #isTextHeld = signal(false);

  constructor(private readonly options: UnloadGuardOptions) {}

  holdText(isHeld: boolean): void {
    this.#isTextHeld.value = isHeld;
  }

  /** Loads the page again as soon as that loses nothing. */
  reloadWhenSaved(): void {
    const { stage, status } = this.options;
    stage.textEditor.close();
    effect(() => {
      if (status.isSafeToLeave.value && !this.#isTextHeld.value) {
        location.reload();
      }
    });
  }

  /** Puts on the board what is being written. Returns whether leaving the page now loses nothing. */
  prepareToLeave(): boolean {
    const { client, stage, comments, drafts } = this.options;
    const isSafe = client.isSafeToLeave();
    const isWritingKept = drafts.flush();
    stage.textEditor.close();
    if (isWritingKept) {
      return isSafe;
    }
    return client.isSafeToLeave() && !stage.textEditor.isHeld && !comments.hasDraft;
  }

  /** When the board and the person's role are known, opens the editors with what was being written in earlier pages. */
  offerDrafts(): void {
    const { status, drafts, comments, refused, stage: { textEditor, boardEditor } } = this.options;
    const stop = effect(() => {
      if (!status.isLoading.value && status.role.value !== undefined) {
        queueMicrotask(() => stop());
        void drafts.offer({
          resume: (before, written) => textEditor.isOpen ? "impossible" : boardEditor.texts.resume(before, written),
          resumeComment: (post, text) => comments.resume(post, text),
          unfinished: (text) => refused.lost(text, "unfinished"),
        });
      }
    });
  }
}
