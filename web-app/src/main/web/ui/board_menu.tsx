import { Download, Eraser, Eye, EyeOff, Menu as MenuIcon, Plus, Snowflake, Trash, Undo2, Upload, User } from "lucide";
import { commandOf } from "../commands/registry.ts";
import { editingRefusal } from "../store/permission.ts";
import { t } from "../text/text.ts";
import { shortcutOf } from "./shortcuts.ts";
import { Menu, type MenuItem } from "./widgets/menu.tsx";
import type { Workspace } from "../workspace/workspace.ts";

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

function itemsOf(workspace: Workspace): readonly MenuItem[] {
  const { actions, state } = workspace;
  const canEdit = editingRefusal(state.situation.value) === undefined;
  return [
    { id: "menu-new", label: t("newBoard"), icon: Plus, press: () => open("/", "_blank") },
    { id: "menu-change-name", label: t("changeName"), icon: User, press: () => void workspace.changeName() },
    { id: "menu-export", label: t("exportFile"), icon: Download, press: () => actions.export() },
    ...(canEdit ? [{ id: "menu-import", label: t("importFile"), icon: Upload, press: () => void actions.import() }] : []),
    ...["palette", "shortcuts"].map(commandOf).map((command): MenuItem => ({
      id: `menu-${command.name}`,
      label: t(command.label),
      icon: command.icon!,
      shortcut: shortcutOf(command),
      press: () => command.run(workspace.commands),
    })),
    ...(state.role.value === "teacher" ? itemsForTeachers(workspace) : []),
  ];
}

function itemsForTeachers({ actions, state }: Workspace): readonly MenuItem[] {
  const { frozen, studentsHidden } = state.settings.value;
  return [
    frozen
      ? { id: "menu-unfreeze", label: t("unfreeze"), icon: Snowflake, press: () => actions.freeze(false) }
      : { id: "menu-freeze", label: t("freeze"), icon: Snowflake, press: () => actions.freeze(true) },
    studentsHidden
      ? { id: "menu-show-students", label: t("showStudents"), icon: Eye, press: () => actions.hideStudents(false) }
      : { id: "menu-hide-students", label: t("hideStudents"), icon: EyeOff, press: () => actions.hideStudents(true) },
    ...(actions.changers().length > 0
      ? [{ id: "menu-take-back", label: t("takeBack"), icon: Undo2, press: () => void actions.takeBack() }]
      : []),
    { id: "menu-clear", label: t("clear"), icon: Eraser, press: () => void actions.ask("clear"), isDangerous: true },
    { id: "menu-delete", label: t("delete"), icon: Trash, press: () => void actions.ask("delete"), isDangerous: true },
  ];
}
