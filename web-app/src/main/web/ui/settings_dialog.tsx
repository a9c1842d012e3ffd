import { themePreferences } from "../base/preferences.ts";
import { currentLanguage, type Language, languages, t } from "../text/text.ts";
import type { SettingsState } from "../workspace/settings_state.ts";
import { Modal } from "./widgets/modal.tsx";

interface SettingsProps {
  readonly settings: SettingsState;
  readonly announcesChanges: boolean;
  readonly toggleAnnouncements: () => void;
  readonly close: () => void;
}

/** How the page looks, which language it speaks, and what it announces. */
export function SettingsDialog({ settings, announcesChanges, toggleAnnouncements, close }: SettingsProps) {
  return (
    <Modal title={t("settings")} testId="settings" dismiss={close}>
      <label class="setting">
        <span>{t("settings.language")}</span>
        <select data-testid="language" onChange={({ currentTarget }) => settings.chooseLanguage(currentTarget.value as Language)}>
          {Object.entries(languages).map(([language, name]) => (
            <option key={language} value={language} lang={language} selected={language === currentLanguage()}>{name}</option>
          ))}
        </select>
      </label>
      <label class="setting">
        <span>{t("settings.theme")}</span>
        <select data-testid="theme" onChange={({ currentTarget }) => settings.chooseTheme(themePreferences[currentTarget.selectedIndex]!)}>
          {themePreferences.map((theme) => (
            <option key={theme} value={theme} selected={theme === settings.theme.value}>{t(`settings.theme.${theme}`)}</option>
          ))}
        </select>
      </label>
      <label class="setting">
        <span>{t("announcements")}</span>
        <input type="checkbox" checked={announcesChanges} onChange={toggleAnnouncements} data-testid="announcements" />
      </label>
      <button type="button" class="secondary" onClick={close} data-testid="close-settings">{t("close")}</button>
    </Modal>
  );
}
