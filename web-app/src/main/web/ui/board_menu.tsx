import { Menu as MenuIcon } from "lucide";
import { commands } from "../commands/registry.ts";
import { t } from "../text/text.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { shortcutOf } from "./shortcuts.ts";
import { Menu, type MenuItem } from "./widgets/menu.tsx";

/** What else can be done with the board. */
export function BoardMenu({ workspace }: { readonly workspace: Workspace }) {
  const { panels } = workspace;
  const isOpen = panels.open.value === "menu";
  return (
    <Menu
      label={t("menu")}
      icon={MenuIcon}
      items={isOpen ? itemsOf(workspace) : []}
      isOpen={isOpen}
      setOpen={(isOpen) => panels.set("menu", isOpen)}
    />
  );
}

function itemsOf({ commands: target, state }: Workspace): readonly MenuItem[] {
  // What is possible changes with these.
  [state.situation.value, state.settings.value];
  const offered = commands.filter(({ isInBoardMenu, isPossible }) => isInBoardMenu === true && isPossible(target));
  return offered.map((command, i): MenuItem => ({
    id: `menu-${command.name}`,
    label: t(command.label),
    icon: command.icon,
    shortcut: shortcutOf(command),
    isDangerous: command.isDangerous,
    beginsGroup: i > 0 && offered[i - 1]!.group !== command.group,
    press: () => command.run(target),
  }));
}
