import { Menu as MenuIcon } from "lucide";
import { commands } from "../commands/registry.ts";
import { t } from "../text/text.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { commandItems } from "./command_items.ts";
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

function itemsOf({ commands: target, status }: Workspace): readonly MenuItem[] {
  // What is possible changes with these.
  [status.situation.value, status.settings.value];
  const offered = commands.filter(({ isInBoardMenu, isPossible }) => isInBoardMenu === true && isPossible(target));
  return commandItems(offered, target, (name) => `menu-${name}`);
}
