import { type ReadonlySignal, signal } from "@preact/signals";

/** Where the browser remembers that shortcuts of one letter are off. */
const LETTER_KEYS = "chalkstream-letter-keys";
/** Where it remembers that others' changes aren't announced. */
const ANNOUNCEMENTS = "chalkstream-announcements";

export type HelpName = "palette" | "shortcuts" | "settings";

/** What helps the person to find a command: the palette, or the sheet of shortcuts. */
export class HelpState {
  readonly #open = signal<HelpName | undefined>(undefined);
  readonly #hasLetterKeys: ReturnType<typeof signal<boolean>>;
  readonly #announcesChanges: ReturnType<typeof signal<boolean>>;
  readonly #storage: Pick<Storage, "getItem" | "setItem">;

  constructor(storage: Pick<Storage, "getItem" | "setItem">) {
    this.#storage = storage;
    this.#hasLetterKeys = signal(storage.getItem(LETTER_KEYS) !== "off");
    this.#announcesChanges = signal(storage.getItem(ANNOUNCEMENTS) !== "off");
  }

  get open(): ReadonlySignal<HelpName | undefined> {
    return this.#open;
  }

  /** Whether shortcuts of one letter work: whoever speaks to their computer may not want them. */
  get hasLetterKeys(): boolean {
    return this.#hasLetterKeys.value === true;
  }

  /** Whether screen readers say what others do. */
  get announcesChanges(): boolean {
    return this.#announcesChanges.value === true;
  }

  toggleAnnouncements(): void {
    this.#announcesChanges.value = !this.announcesChanges;
    this.#storage.setItem(ANNOUNCEMENTS, this.announcesChanges ? "on" : "off");
  }

  show(what: HelpName | undefined): void {
    this.#open.value = what;
  }

  toggleLetterKeys(): void {
    this.#hasLetterKeys.value = !this.hasLetterKeys;
    this.#storage.setItem(LETTER_KEYS, this.hasLetterKeys ? "on" : "off");
  }
}
