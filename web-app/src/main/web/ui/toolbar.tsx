import { ImagePlus, Pointer, Redo2, Trash, Undo2 } from "lucide";
import { t } from "../text/text.ts";
import { isOffered, toolNames, tools } from "../tools/registry.ts";
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
      <Tools workspace={workspace} />
      <InsertImage workspace={workspace} />
      <FingersDraw workspace={workspace} />
      <span class="divider" />
      <Corrections workspace={workspace} />
    </div>
  );
}

function Tools({ workspace: { editor, status, commands } }: { readonly workspace: Workspace }) {
  const situation = status.situation.value;
  const choices = useChoices(editor.tool.value, (tool) => commands.choose(tool));
  return (
    <div {...choices.group} class="tools" aria-label={t("tools")}>
      {toolNames.filter((name) => isOffered(name, status.offered.value)).map((name) => {
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

function InsertImage({ workspace: { status, images } }: { readonly workspace: Workspace }) {
  const refusal = reasonAgainst("edit", status.situation.value);
  return (
    <Button label={t("insertImage")} shortcut={shortcut("insert-image")} testId="insert-image" refusal={refusal} press={() => void images.choose()}>
      <Icon of={ImagePlus} />
    </Button>
  );
}

/** Where there is a pen, fingers move the view, unless the person wants to draw with them all the same. */
function FingersDraw({ workspace: { editor } }: { readonly workspace: Workspace }) {
  const { penSeen, fingersDraw } = editor;
  return !penSeen.value ? null : (
    <Button label={t("fingersDraw")} testId="fingers-draw" isPressed={fingersDraw.value} press={() => void (fingersDraw.value = !fingersDraw.value)}>
      <Icon of={Pointer} />
    </Button>
  );
}

function Corrections({ workspace: { editor, status, commands } }: { readonly workspace: Workspace }) {
  const refusal = reasonAgainst("edit", status.situation.value);
  const removal = refusal ?? (editor.selected.value.length > 0 && !editor.canRemove.value ? refusalText("locked") : undefined);
  const { undo, redo, undoes, redoes } = status.history.value;
  const canUndo = refusal === undefined && undo > 0;
  const canRedo = refusal === undefined && redo > 0;
  return (
    <div class="tools">
      <Button label={canUndo && undoes ? t("undoOf", { action: actionText(undoes) }) : t("undo")} shortcut={shortcut("undo")} testId="undo" isDisabled={!canUndo} refusal={refusal} press={commands.undo}>
        <Icon of={Undo2} />
      </Button>
      <Button label={canRedo && redoes ? t("redoOf", { action: actionText(redoes) }) : t("redo")} shortcut={shortcut("redo")} testId="redo" isDisabled={!canRedo} refusal={refusal} press={commands.redo}>
        <Icon of={Redo2} />
      </Button>
      <span class="divider" />
      <Button label={t("remove")} shortcut="Delete" testId="delete" isDisabled={!editor.canRemove.value} refusal={removal} press={commands.remove}>
        <Icon of={Trash} />
      </Button>
    </div>
  );
}
