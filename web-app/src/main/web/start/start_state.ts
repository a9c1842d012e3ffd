import { type ReadonlySignal, signal } from "@preact/signals";
import type { AccessApi } from "../access/access_api.ts";
import { type BoardAddress, destinationOf } from "../access/address.ts";
import type { DeviceIdentity } from "../access/identity.ts";
import { readCode } from "../access/join_code.ts";
import type { KeptBoard } from "../access/kept_boards.ts";
import { systemClock } from "../base/clock.ts";
import { t } from "../text/text.ts";

/** What the start page shows, and what is done on it. */
export class StartState {
  readonly #api: AccessApi;
  readonly #identity: DeviceIdentity;
  readonly #go: (to: BoardAddress | "start") => void;
  readonly #boards = signal<readonly KeptBoard[]>([]);
  readonly #problem = signal<string | undefined>(undefined);
  readonly #isEntering = signal(false);
  readonly #busy = signal<string | undefined>(undefined);
  readonly #failed = signal<string | undefined>(undefined);

  /** @param go leads to a board, or begins the start page anew */
  constructor(api: AccessApi, identity: DeviceIdentity, go: (to: BoardAddress | "start") => void) {
    this.#api = api;
    this.#identity = identity;
    this.#go = go;
    this.#boards.value = identity.boards.all();
  }

  /** The board that is being copied or deleted. */
  get busy(): ReadonlySignal<string | undefined> {
    return this.#busy;
  }

  /** The board with which that wasn't possible. */
  get failed(): ReadonlySignal<string | undefined> {
    return this.#failed;
  }

  /** The person whom the device knows. */
  get name(): string | undefined {
    return this.#identity.name();
  }

  get boards(): ReadonlySignal<readonly KeptBoard[]> {
    return this.#boards;
  }

  /** Why a code doesn't lead to a board. */
  get problem(): ReadonlySignal<string | undefined> {
    return this.#problem;
  }

  get isEntering(): ReadonlySignal<boolean> {
    return this.#isEntering;
  }

  /** Goes to the board of a code, or of an address that somebody has pasted instead. */
  async enter(typed: string): Promise<void> {
    const to = destinationOf(typed);
    if (to?.kind === "board") {
      this.#go(to);
      return;
    }
    const code = to?.kind === "start" ? to.code : readCode(typed);
    if (code === undefined) {
      this.#problem.value = t("join.noCode");
      return;
    }
    this.#problem.value = undefined;
    this.#isEntering.value = true;
    const outcome = await this.#api.enterCode(code);
    this.#isEntering.value = false;
    if (outcome.kind === "done") {
      this.#go({ boardId: outcome.value.board, link: outcome.value.link });
    } else {
      this.#problem.value = t(outcome.kind === "unknown-code" || outcome.kind === "wrong-cell" ? "join.unknown" : "join.unavailable");
    }
  }

  /** Takes a board off the list; the board itself stays. */
  forget(board: string): void {
    this.#identity.boards.forget(board);
    this.#boards.value = this.#identity.boards.all();
  }

  /** Makes a board that is like another one, and goes there. */
  async duplicate(kept: KeptBoard): Promise<void> {
    await this.#work(kept, async () => {
      const { duplicate } = await import("./board_tasks.ts");
      const title = t("boards.copyOf", { original: kept.title === "" ? t("untitled") : kept.title });
      const copy = await duplicate(kept, title, this.#tasks);
      if (copy !== undefined) {
        this.#identity.made(copy.boardId, copy.link);
        this.#go(copy);
      }
      return copy !== undefined;
    });
  }

  /** Deletes a board for everybody. */
  async delete(kept: KeptBoard): Promise<void> {
    await this.#work(kept, async () => {
      const { deleteBoard } = await import("./board_tasks.ts");
      const isDeleted = await deleteBoard(kept, this.#tasks);
      if (isDeleted) {
        this.forget(kept.board);
      }
      return isDeleted;
    });
  }

  get #tasks() {
    return { api: this.#api, identity: this.#identity, clock: systemClock };
  }

  async #work({ board }: KeptBoard, task: () => Promise<boolean>): Promise<void> {
    this.#busy.value = board;
    this.#failed.value = undefined;
    try {
      this.#failed.value = await task() ? undefined : board;
    } finally {
      this.#busy.value = undefined;
    }
  }

  /** Somebody else is at the device. */
  replace(): void {
    this.#identity.forget();
    this.#boards.value = [];
    this.#go("start");
  }
}

/** The boards whose titles have all the words of a search. */
export function matching(boards: readonly KeptBoard[], search: string): readonly KeptBoard[] {
  const words = folded(search).split(/\s+/);
  return boards.filter(({ title }) => words.every((word) => folded(title).includes(word)));
}

function folded(text: string): string {
  return text.normalize("NFKC").toLocaleLowerCase();
}
