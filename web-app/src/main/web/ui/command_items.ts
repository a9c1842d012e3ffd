import type { Command, CommandTarget } from "../commands/command.ts";
import { t } from "../text/text.ts";
import { shortcutOf } from "./shortcuts.ts";
import type { MenuItem } from "./widgets/menu.tsx";

/** A menu's items for these commands, in their order; where another group of commands begins, so does a group of items. */
export function commandItems(commands: readonly Command[], target: CommandTarget, idOf: (name: string) => string): readonly MenuItem[] {
  return commands.map((command, i) => ({
    id: idOf(command.name),
    label: t(command.label),
    icon: command.icon,
    shortcut: shortcutOf(command),
    isDangerous: command.isDangerous,
    beginsGroup: i > 0 && commands[i - 1]!.group !== command.group,
    press: () => command.run(target),
  }));
}
