import type { BoardClient } from "../board/board.ts";
import type { TextDraft, TextDrafts } from "../device/text_drafts.ts";
import type { Resumption } from "../editing/text_editing.ts";
import type { Drawn } from "../protocol/element.ts";
import { workIn } from "../store/refused_work.ts";

/** Where what was being written when the page was closed can go on. */
export interface DraftReader {
  resume(before: Drawn, written: Drawn): Resumption;
  resumeComment(post: string, text: string): boolean;
  /** It has no place on the board now. */
  unfinished(text: string): void;
}

/** Keeps what the person is writing on the device, until it is on the board or on the device as an operation. */
export class DraftKeeper {
  readonly #client: Pick<BoardClient, "on" | "isSafeToLeave">;
  readonly #drafts: TextDrafts | undefined;
  /** Elements in which the person has finished writing. */
  readonly #finished = new Set<string>();

  /** Without drafts, nothing is kept. */
  constructor(client: Pick<BoardClient, "on" | "isSafeToLeave">, drafts: TextDrafts | undefined) {
    this.#client = client;
    this.#drafts = drafts;
    client.on(() => this.#removeFinished());
  }

  wrote(before: Drawn, written: Drawn): void {
    this.#finished.delete(before.id);
    this.#drafts?.keep({ kind: "element", id: before.id, before, written });
  }

  /** What was written is an operation now, or given up. */
  finished(id: string): void {
    this.#finished.add(id);
    this.#removeFinished();
  }

  wroteComment(post: string, text: string): void {
    if (text.trim() === "") {
      this.#drafts?.remove({ kind: "comment", id: post });
    } else {
      this.#drafts?.keep({ kind: "comment", id: post, text });
    }
  }

  /** Returns whether a reload loses nothing of what is being written. */
  flush(): boolean {
    return this.#drafts?.flush() ?? false;
  }

  /** Offers, once, what was being written in pages that are gone. */
  async offer(reader: DraftReader): Promise<void> {
    for (const draft of await this.#drafts?.takeOver() ?? []) {
      const outcome = resumed(draft, reader);
      if (outcome === "impossible") {
        reader.unfinished(textOf(draft));
      }
      if (outcome !== "open") {
        this.#drafts?.remove(draft);
      }
    }
  }

  #removeFinished(): void {
    if (this.#finished.size > 0 && this.#client.isSafeToLeave()) {
      this.#finished.forEach((id) => this.#drafts?.remove({ kind: "element", id }));
      this.#finished.clear();
    }
  }
}

function resumed(draft: TextDraft, reader: DraftReader): Resumption {
  if (draft.kind === "element") {
    return reader.resume(draft.before, draft.written);
  }
  return reader.resumeComment(draft.id, draft.text) ? "open" : "impossible";
}

function textOf(draft: TextDraft): string {
  return draft.kind === "comment" ? draft.text : workIn([{ kind: "put", element: draft.written }], () => undefined).text;
}
