import type { Workspace } from "../workspace/workspace.ts";
import { CommandPalette } from "./command_palette.tsx";
import { ShortcutSheet } from "./shortcut_sheet.tsx";

/** What helps the person to find a command. */
export function Help({ workspace: { help, commands } }: { readonly workspace: Workspace }) {
  const close = () => help.show(undefined);
  switch (help.open.value) {
    case "palette":
      return <CommandPalette target={commands} close={close} />;
    case "shortcuts":
      return <ShortcutSheet help={help} toggleLetterKeys={commands.toggleLetterKeys} close={close} />;
    case undefined:
      return null;
  }
}
