import { commands } from "../commands/registry.ts";
import { t } from "../text/text.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { commandItems } from "./command_items.ts";
import { ContextMenu, type MenuItem } from "./widgets/menu.tsx";

/** What can be done with the selection, or with the board, where the person has asked for it. */
export function CommandMenu({ workspace }: { readonly workspace: Workspace }) {
  const place = workspace.menu.place.value;
  return place === undefined ? null : (
    <ContextMenu key={`${place.x} ${place.y}`} label={t("contextMenu")} at={place} items={itemsOf(workspace)} close={() => workspace.menu.close()} />
  );
}

function itemsOf({ commands: target }: Workspace): readonly MenuItem[] {
  const hasSelection = !target.context.selection.isEmpty;
  const offered = commands.filter(({ menu, isPossible }) => menu !== undefined && (menu === "selection") === hasSelection && isPossible(target));
  const paste = commands.filter(({ name, isPossible }) => hasSelection && name === "paste" && isPossible(target));
  return commandItems([...offered.slice(0, 2), ...paste, ...offered.slice(2)], target, (name) => name);
}
