import { type ReadonlySignal, signal } from "@preact/signals";

/** Where the browser remembers that shortcuts of one letter are off. */
const LETTER_KEYS = "chalkstream-letter-keys";

/** What helps the person to find a command: the palette, or the sheet of shortcuts. */
export class HelpState {
  readonly #open = signal<"palette" | "shortcuts" | undefined>(undefined);
  readonly #hasLetterKeys: ReturnType<typeof signal<boolean>>;
  readonly #storage: Pick<Storage, "getItem" | "setItem">;

  constructor(storage: Pick<Storage, "getItem" | "setItem">) {
    this.#storage = storage;
    this.#hasLetterKeys = signal(storage.getItem(LETTER_KEYS) !== "off");
  }

  get open(): ReadonlySignal<"palette" | "shortcuts" | undefined> {
    return this.#open;
  }

  /** Whether shortcuts of one letter work: whoever speaks to their computer may not want them. */
  get hasLetterKeys(): boolean {
    return this.#hasLetterKeys.value === true;
  }

  show(what: "palette" | "shortcuts" | undefined): void {
    this.#open.value = what;
  }

  toggleLetterKeys(): void {
    this.#hasLetterKeys.value = !this.hasLetterKeys;
    this.#storage.setItem(LETTER_KEYS, this.hasLetterKeys ? "on" : "off");
  }
}
