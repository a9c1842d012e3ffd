import type { Clock } from "../base/clock.ts";
import { Listeners } from "../base/listeners.ts";
import { BUNDLED_FAMILY, type FontFile, fontsFor, type FontWeight, knownFontsFor } from "./catalog.ts";

/** Makes a file's letters usable in the page. */
export type LoadFont = (file: FontFile) => Promise<void>;

/** Milliseconds after which a file that couldn't be loaded is asked for again. */
const PAUSE = 5_000;

const PLAIN = /^[\x20-\x7e\n]*$/;

/** The bundled fonts, as far as they are loaded: each file when a text first needs it. */
export class BoardFonts {
  readonly #loaded = new Set<string>();
  readonly #asked = new Set<string>();
  readonly #changed = new Listeners<void>();
  /** The weights in which all plain letters are loaded. */
  readonly #plain = new Set<FontWeight>();
  #pending = 0;

  constructor(
    private readonly clock: Pick<Clock, "after">,
    private readonly loadFont: LoadFont = loadIntoPage,
  ) {}

  /** Told when texts are to be measured and painted anew: what was asked for has come, or is to be asked for again. */
  onChange(listener: () => void): void {
    this.#changed.add(listener);
  }

  /** Whether all of a text's letters are loaded. Begins to load those that aren't. */
  has(text: string, weight: FontWeight): boolean {
    const isPlain = PLAIN.test(text);
    if (isPlain && this.#plain.has(weight)) {
      return true;
    }
    const files = knownFontsFor(text, weight);
    if (files === undefined) {
      this.#load("table", async () => void await fontsFor(text, weight));
      return false;
    }
    const missing = files.filter(({ url }) => !this.#loaded.has(url));
    missing.forEach((file) => this.#load(file.url, async () => {
      await this.loadFont(file);
      this.#loaded.add(file.url);
    }));
    if (missing.length === 0 && isPlain) {
      this.#plain.add(weight);
    }
    return missing.length === 0;
  }

  /** Tells of what comes at one time but once. */
  async #load(what: string, load: () => Promise<void>): Promise<void> {
    if (this.#asked.has(what)) {
      return;
    }
    this.#asked.add(what);
    this.#pending += 1;
    try {
      await load();
    } catch {
      this.clock.after(PAUSE, () => {
        this.#asked.delete(what);
        this.#changed.notify();
      });
    }
    this.#pending -= 1;
    if (this.#pending === 0) {
      this.#changed.notify();
    }
  }
}

async function loadIntoPage({ url, weight, ranges }: FontFile): Promise<void> {
  const face = new FontFace(BUNDLED_FAMILY, `url("${url}")`, { weight: String(weight), unicodeRange: ranges });
  await face.load();
  document.fonts.add(face);
}
