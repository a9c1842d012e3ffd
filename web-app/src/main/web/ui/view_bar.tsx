import { Maximize, Minus, Plus } from "lucide";
import { t } from "../text/text.ts";
import { Button } from "./widgets/button.tsx";
import { Icon } from "./widgets/icon.tsx";
import type { Workspace } from "../workspace/workspace.ts";

/** How large the board is seen, and how much of it. */
export function ViewBar({ workspace: { editor, commands } }: { readonly workspace: Workspace }) {
  return (
    <div class="view-bar panel" role="toolbar" aria-label={t("view")}>
      <Button label={t("zoomOut")} shortcut="-" testId="zoom-out" press={commands.zoomOut}><Icon of={Minus} /></Button>
      <Button label={t("actualSize")} shortcut="0" testId="zoom-actual" class="wide" press={commands.actualSize}>
        <span class="percent">{Math.round(editor.zoom.value * 100)}%</span>
      </Button>
      <Button label={t("zoomIn")} shortcut="+" testId="zoom-in" press={commands.zoomIn}><Icon of={Plus} /></Button>
      <Button label={t("fit")} shortcut="1" testId="zoom-fit" press={commands.fit}><Icon of={Maximize} /></Button>
    </div>
  );
}
