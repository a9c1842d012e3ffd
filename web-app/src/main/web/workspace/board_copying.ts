import { type ReadonlySignal, signal } from "@preact/signals";
import type { BoardClient, BoardView } from "../board/board.ts";
import type { BoardSettings } from "../store/board_settings.ts";
import type { BoardDocument } from "../store/document.ts";
import { t } from "../text/text.ts";
import { asRead, readerOf } from "./comment_names.ts";

/** Whether a board is being copied, how much of it is done in percent, and what has come of it. */
export type Copying =
  | { readonly kind: "none" | "failed" }
  | { readonly kind: "busy"; readonly percent: number }
  | { readonly kind: "done"; readonly address: string };

type CopiedBoard = Pick<BoardView, "elements"> & { settings(): Pick<BoardSettings, "title" | "paper"> };

/** Makes a new board of one that is looked at. */
export class BoardCopying {
  readonly #client: BoardClient;
  readonly #board: CopiedBoard;
  readonly #copy: (document: BoardDocument, progress: (part: number) => void) => Promise<string | undefined>;
  readonly #state = signal<Copying>({ kind: "none" });

  constructor(client: BoardClient, board: CopiedBoard, copy: (document: BoardDocument, progress: (part: number) => void) => Promise<string | undefined>) {
    this.#client = client;
    this.#board = board;
    this.#copy = copy;
  }

  get state(): ReadonlySignal<Copying> {
    return this.#state;
  }

  async copy(): Promise<void> {
    if (this.#state.peek().kind === "busy") {
      return;
    }
    this.#state.value = { kind: "busy", percent: 0 };
    const reader = readerOf(this.#client);
    const { title, paper } = this.#board.settings();
    const document = {
      title: t("boards.copyOf", { original: title === "" ? t("untitled") : title }),
      paper,
      elements: [...this.#board.elements()].map((element) => asRead(element, reader)),
    };
    const progress = (part: number) => void (this.#state.value = { kind: "busy", percent: Math.floor(100 * part) });
    const address = await this.#copy(document, progress).catch(() => undefined);
    this.#state.value = address === undefined ? { kind: "failed" } : { kind: "done", address };
  }
}
