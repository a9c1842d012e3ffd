import type { KeyValueStorage } from "./browser_storage.ts";

const LANGUAGE = "chalkstream-language";
const THEME = "chalkstream-theme";

export const themePreferences = ["system", "light", "dark"] as const;

export type ThemePreference = (typeof themePreferences)[number];

/** What the person has chosen for all pages of this browser. */
export class Preferences {
  constructor(private readonly storage: KeyValueStorage) {}

  /** Null: none was chosen. */
  get language(): string | null {
    return this.storage.getItem(LANGUAGE);
  }

  set language(language: string | null) {
    if (language === null) {
      this.storage.removeItem(LANGUAGE);
    } else {
      this.storage.setItem(LANGUAGE, language);
    }
  }

  get theme(): ThemePreference {
    const stored = this.storage.getItem(THEME);
    return themePreferences.find((each) => each === stored) ?? "system";
  }

  set theme(theme: ThemePreference) {
    this.storage.setItem(THEME, theme);
  }
}
