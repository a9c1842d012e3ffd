import { ImagePlus, Pointer, Redo2, Trash, Undo2 } from "lucide";
import { t } from "../text/text.ts";
import { isOffered, type ToolName, toolNames, tools } from "../tools/registry.ts";
import { shortcut } from "./shortcuts.ts";
import { actionText, reasonAgainst, refusalText } from "../workspace/summaries.ts";
import { Button } from "./widgets/button.tsx";
import { useChoices } from "./widgets/choices.tsx";
import { Icon } from "./widgets/icon.tsx";
import type { Workspace } from "../workspace/workspace.ts";

/** The tools, and what takes things back. */
export function Toolbar({ workspace }: { readonly workspace: Workspace }) {
  return (
    <div class="toolbar panel" role="toolbar" aria-label={t("tools")}>
      <Tools workspace={workspace} names={toolNames} label={t("tools")} />
      <InsertImage workspace={workspace} />
      <FingersDraw workspace={workspace} />
      <span class="divider" />
      <div class="tools">
        <Undo workspace={workspace} />
        <Redo workspace={workspace} />
        <span class="divider" />
        <Remove workspace={workspace} />
      </div>
    </div>
  );
}

export interface ToolsProps {
  readonly workspace: Workspace;
  readonly names: readonly ToolName[];
  readonly label: string;
  readonly chosen?: () => void;
}

/** Of the tools, those that the gateway offers. */
export function Tools({ workspace: { editor, status, commands }, names, label: groupLabel, chosen }: ToolsProps) {
  const situation = status.situation.value;
  const choices = useChoices(editor.tool.value, (tool) => {
    commands.choose(tool);
    chosen?.();
  });
  return (
    <div {...choices.group} class="tools" aria-label={groupLabel}>
      {names.filter((name) => isOffered(name, status.offered.value)).map((name) => {
        const { label, icon, shortcut, requires } = tools[name];
        const refusal = reasonAgainst(requires, situation);
        return (
          <Button key={name} label={t(label)} shortcut={shortcut.toUpperCase()} testId={`tool-${name}`} refusal={refusal} more={choices.item(name)}>
            <Icon of={icon} />
          </Button>
        );
      })}
    </div>
  );
}

export function InsertImage({ workspace: { status, images } }: { readonly workspace: Workspace }) {
  const refusal = reasonAgainst("edit", status.situation.value);
  return (
    <Button label={t("insertImage")} shortcut={shortcut("insert-image")} testId="insert-image" refusal={refusal} press={() => void images.choose()}>
      <Icon of={ImagePlus} />
    </Button>
  );
}

/** Where there is a pen, fingers move the view, unless the person wants to draw with them all the same. */
export function FingersDraw({ workspace: { editor } }: { readonly workspace: Workspace }) {
  const { penSeen, fingersDraw } = editor;
  return !penSeen.value ? null : (
    <Button label={t("fingersDraw")} testId="fingers-draw" isPressed={fingersDraw.value} press={() => void (fingersDraw.value = !fingersDraw.value)}>
      <Icon of={Pointer} />
    </Button>
  );
}

export function Undo({ workspace: { status, commands } }: { readonly workspace: Workspace }) {
  const refusal = reasonAgainst("edit", status.situation.value);
  const { undo, undoes } = status.history.value;
  const isPossible = refusal === undefined && undo > 0;
  const label = isPossible && undoes ? t("undoOf", { action: actionText(undoes) }) : t("undo");
  return (
    <Button label={label} shortcut={shortcut("undo")} testId="undo" isDisabled={!isPossible} refusal={refusal} press={commands.undo}>
      <Icon of={Undo2} />
    </Button>
  );
}

export function Redo({ workspace: { status, commands } }: { readonly workspace: Workspace }) {
  const refusal = reasonAgainst("edit", status.situation.value);
  const { redo, redoes } = status.history.value;
  const isPossible = refusal === undefined && redo > 0;
  const label = isPossible && redoes ? t("redoOf", { action: actionText(redoes) }) : t("redo");
  return (
    <Button label={label} shortcut={shortcut("redo")} testId="redo" isDisabled={!isPossible} refusal={refusal} press={commands.redo}>
      <Icon of={Redo2} />
    </Button>
  );
}

export function Remove({ workspace: { editor, status, commands } }: { readonly workspace: Workspace }) {
  const refusal = reasonAgainst("edit", status.situation.value);
  const isLocked = editor.selected.value.length > 0 && !editor.canRemove.value;
  return (
    <Button
      label={t("remove")}
      shortcut="Delete"
      testId="delete"
      isDisabled={!editor.canRemove.value}
      refusal={refusal ?? (isLocked ? refusalText("locked") : undefined)}
      press={commands.remove}
    >
      <Icon of={Trash} />
    </Button>
  );
}
