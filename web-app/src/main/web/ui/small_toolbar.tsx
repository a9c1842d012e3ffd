import { Ellipsis, Palette } from "lucide";
import { useEffect, useRef } from "preact/hooks";
import { colorOf } from "../elements/theme.ts";
import { t } from "../text/text.ts";
import { type ToolName, toolNames } from "../tools/registry.ts";
import { chosenInk, hasLook, StyleBar } from "./style_bar.tsx";
import { FingersDraw, InsertImage, Redo, Tools, Undo } from "./toolbar.tsx";
import { Button } from "./widgets/button.tsx";
import { Icon } from "./widgets/icon.tsx";
import { Popover } from "./widgets/popover.tsx";
import type { Workspace } from "../workspace/workspace.ts";

/** The tools that are always seen; beside them stands the last one of the others that was used. */
const FIRST: readonly ToolName[] = ["select", "pen", "eraser", "text"];
const FIRST_OTHER: ToolName = "rectangle";

interface Props {
  readonly workspace: Workspace;
}

/** The tools of a small screen: one row, in which buttons open what else there is. */
export function SmallToolbar({ workspace }: Props) {
  const { tool } = workspace.editor;
  const other = useRef(FIRST_OTHER);
  if (!FIRST.includes(tool.value)) {
    other.current = tool.value;
  }
  const seen = [...FIRST, other.current];
  return (
    <div class="toolbar small panel" role="toolbar" aria-label={t("tools")}>
      <Tools workspace={workspace} names={seen} label={t("tools")} />
      <MoreTools workspace={workspace} seen={seen} />
      <FingersDraw workspace={workspace} />
      <Look workspace={workspace} />
      <Undo workspace={workspace} />
    </div>
  );
}

function MoreTools({ workspace, seen }: Props & { readonly seen: readonly ToolName[] }) {
  const { panels } = workspace;
  return (
    <Popover
      label={t("tools.more")}
      class="tools-panel"
      testId="tools-panel"
      isOpen={panels.open.value === "tools"}
      setOpen={(isOpen) => panels.set("tools", isOpen)}
      opener={(props) => (
        <Button label={t("tools.more")} testId="more-tools" more={props}>
          <Icon of={Ellipsis} />
        </Button>
      )}
    >
      {() => (
        <>
          <Tools workspace={workspace} names={toolNames.filter((name) => !seen.includes(name))} label={t("tools.more")} chosen={() => panels.close()} />
          <InsertImage workspace={workspace} />
          <Redo workspace={workspace} />
        </>
      )}
    </Popover>
  );
}

/** Opens what new elements, or the selected ones, can look like. */
function Look({ workspace }: Props) {
  const { editor, panels } = workspace;
  const isPossible = hasLook(editor.aspects.value);
  useEffect(() => isPossible ? undefined : panels.set("style", false), [isPossible]);
  const ink = chosenInk(editor);
  return (
    <Popover
      label={t("style")}
      class="style-panel"
      testId="style-panel"
      isOpen={isPossible && panels.open.value === "style"}
      setOpen={(isOpen) => panels.set("style", isOpen)}
      opener={(props) => (
        <Button label={t("style")} testId="style" isDisabled={!isPossible} more={props}>
          {ink === undefined ? <Icon of={Palette} /> : <span class="swatch-dot" style={{ background: colorOf(ink.tones, ink.color) }} />}
        </Button>
      )}
    >
      {() => <StyleBar workspace={workspace} isWhole />}
    </Popover>
  );
}
