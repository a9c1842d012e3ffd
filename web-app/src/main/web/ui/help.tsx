import type { Workspace } from "../workspace/workspace.ts";
import { CommandPalette } from "./command_palette.tsx";
import { SettingsDialog } from "./settings_dialog.tsx";
import { ShortcutSheet } from "./shortcut_sheet.tsx";

/** What helps the person to find a command. */
export function Help({ workspace: { help, commands, settings } }: { readonly workspace: Workspace }) {
  const close = () => help.show(undefined);
  switch (help.open.value) {
    case "palette":
      return <CommandPalette target={commands} close={close} />;
    case "shortcuts":
      return <ShortcutSheet help={help} toggleLetterKeys={commands.toggleLetterKeys} close={close} />;
    case "settings":
      return (
        <SettingsDialog settings={settings} announcesChanges={help.announcesChanges} toggleAnnouncements={commands.toggleAnnouncements} close={close} />
      );
    case undefined:
      return null;
  }
}
