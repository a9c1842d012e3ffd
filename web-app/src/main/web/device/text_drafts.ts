import type { Clock } from "../base/clock.ts";
import type { Drawn } from "../protocol/element.ts";
import type { Owner } from "./indexed_db_journal.ts";
import type { PageRegistry } from "./page_registry.ts";

/** What somebody is writing and hasn't put on the board. A comment bears the id of its post. */
export type TextDraft =
  | { readonly kind: "element"; readonly id: string; readonly before: Drawn; readonly written: Drawn }
  | { readonly kind: "comment"; readonly id: string; readonly text: string };

/** The part of a browser's storage that is used. */
export type DraftStorage = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

/** A draft is written so long after the first letter that isn't. In milliseconds. */
const writeAfter = 300;

/** A page keeps no more drafts than this. */
const most = 20;

/** Drafts that nobody has come back for are removed after this. In milliseconds. */
const longestKept = 30 * 24 * 3_600_000;

const prefix = "chalkstream.drafts/";

/** Keeps what is being written on the device, where a page that is being closed can still write. */
export class TextDrafts {
  readonly #open: () => DraftStorage;
  readonly #pages: PageRegistry;
  readonly #clock: Clock;
  readonly #ofOwner: string;
  readonly #drafts = new Map<string, TextDraft>();
  #cancelWrite: (() => void) | undefined;

  /** `open` may throw: then nothing is kept. */
  constructor(open: () => DraftStorage, pages: PageRegistry, { board, user }: Owner, clock: Clock) {
    this.#open = open;
    this.#pages = pages;
    this.#clock = clock;
    this.#ofOwner = `${prefix}${board}/${user}/`;
  }

  /** Keeps a draft instead of the earlier one of the same element or post. */
  keep(draft: TextDraft): void {
    this.#drafts.set(nameOf(draft), draft);
    this.#cancelWrite ??= this.#clock.after(writeAfter, () => this.flush());
  }

  remove(draft: Pick<TextDraft, "kind" | "id">): void {
    if (this.#drafts.delete(nameOf(draft))) {
      this.flush();
    }
  }

  /** Writes what isn't written yet. Returns whether all drafts are on the device. */
  flush(): boolean {
    this.#cancelWrite?.();
    this.#cancelWrite = undefined;
    const drafts = [...this.#drafts.values()];
    const key = this.#ofOwner + this.#pages.page;
    try {
      if (drafts.length === 0) {
        this.#open().removeItem(key);
      } else {
        this.#open().setItem(key, JSON.stringify({ at: Date.now(), drafts: drafts.slice(0, most) }));
      }
    } catch {
      return drafts.length === 0;
    }
    return drafts.length <= most;
  }

  /** Takes over the drafts of pages that are gone. From now on they are this page's. */
  async takeOver(): Promise<readonly TextDraft[]> {
    try {
      return await this.#takeOver(this.#open());
    } catch {
      return [];
    }
  }

  async #takeOver(storage: DraftStorage): Promise<readonly TextDraft[]> {
    const keys = keysOf(storage);
    keys.filter((key) => Date.now() - read(storage, key).at > longestKept).forEach((key) => storage.removeItem(key));
    const found: TextDraft[] = [];
    for (const key of keys.filter((each) => each.startsWith(this.#ofOwner))) {
      const page = key.slice(this.#ofOwner.length);
      if (page !== this.#pages.page && await this.#pages.isGone(page)) {
        // Nothing is waited for from here: of two pages, one finds them.
        const { drafts } = read(storage, key);
        drafts.filter((draft) => !this.#drafts.has(nameOf(draft))).forEach((draft) => this.#drafts.set(nameOf(draft), draft));
        found.push(...drafts);
        storage.removeItem(key);
        this.flush();
      }
    }
    return found;
  }
}

function nameOf({ kind, id }: Pick<TextDraft, "kind" | "id">): string {
  return `${kind} ${id}`;
}

function keysOf(storage: DraftStorage): readonly string[] {
  const keys = Array.from({ length: storage.length }, (_, i) => storage.key(i));
  return keys.filter((key) => key !== null).filter((key) => key.startsWith(prefix));
}

/** What can't be read has been written long ago. */
function read(storage: DraftStorage, key: string): { readonly at: number; readonly drafts: readonly TextDraft[] } {
  try {
    const { at, drafts } = JSON.parse(storage.getItem(key) ?? "{}");
    return typeof at === "number" && Array.isArray(drafts) ? { at, drafts } : { at: 0, drafts: [] };
  } catch {
    return { at: 0, drafts: [] };
  }
}
