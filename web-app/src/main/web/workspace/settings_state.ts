import { type ReadonlySignal, signal } from "@preact/signals";
import type { ColorScheme } from "../base/color_scheme.ts";
import type { Preferences, ThemePreference } from "../base/preferences.ts";
import { currentLanguage, type Language } from "../text/text.ts";

/** How the page looks and which language it speaks, for all pages of this browser. */
export class SettingsState {
  readonly #theme;

  /** `reload`: loads the page again as soon as that loses nothing. */
  constructor(
    private readonly preferences: Preferences,
    private readonly colorScheme: ColorScheme,
    private readonly reload: () => void,
  ) {
    this.#theme = signal(preferences.theme);
  }

  get theme(): ReadonlySignal<ThemePreference> {
    return this.#theme;
  }

  readonly chooseTheme = (theme: ThemePreference): void => {
    this.#theme.value = theme;
    this.colorScheme.choose(theme);
  };

  /** The page is loaded again: nothing of it keeps the old language. */
  readonly chooseLanguage = (language: Language): void => {
    if (language !== currentLanguage()) {
      this.preferences.language = language;
      this.reload();
    }
  };
}
