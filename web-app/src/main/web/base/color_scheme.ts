import { Listeners } from "./listeners.ts";
import type { Preferences, ThemePreference } from "./preferences.ts";

/** Light or dark: as the person has chosen, or as their system is set. */
export class ColorScheme {
  readonly #preferences: Pick<Preferences, "theme">;
  readonly #system: Pick<MediaQueryList, "matches" | "addEventListener">;
  readonly #root: Pick<HTMLElement, "dataset">;
  readonly #listeners = new Listeners<void>();

  /** `system`: whether the system is dark. `root`: gets the scheme as `data-theme`, for the style sheet. */
  constructor(preferences: Pick<Preferences, "theme">, system: Pick<MediaQueryList, "matches" | "addEventListener">, root: Pick<HTMLElement, "dataset">) {
    this.#preferences = preferences;
    this.#system = system;
    this.#root = root;
    system.addEventListener("change", () => this.#changed());
    root.dataset["theme"] = this.current;
  }

  get current(): "light" | "dark" {
    const { theme } = this.#preferences;
    return theme === "system" ? (this.#system.matches ? "dark" : "light") : theme;
  }

  choose(theme: ThemePreference): void {
    this.#preferences.theme = theme;
    this.#changed();
  }

  onChange(listener: () => void): void {
    this.#listeners.add(listener);
  }

  #changed(): void {
    this.#root.dataset["theme"] = this.current;
    this.#listeners.notify();
  }
}
