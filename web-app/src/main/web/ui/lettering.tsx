import { AlignCenter, AlignLeft, AlignRight, Bold, Italic } from "lucide";
import { t } from "../text/text.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { shortcut } from "./shortcuts.ts";
import { Button } from "./widgets/button.tsx";
import { useChoices } from "./widgets/choices.tsx";
import { Icon } from "./widgets/icon.tsx";

const ALIGNS = [["left", AlignLeft], ["center", AlignCenter], ["right", AlignRight]] as const;

/** Chooses where the lines of texts stand, and how their letters look. */
export function Lettering({ workspace: { editor, commands } }: { readonly workspace: Workspace }) {
  const { align, bold, italic } = editor.style.value;
  const choices = useChoices(align === "auto" ? undefined : align, (chosen) => commands.restyle({ align: chosen }));
  return (
    <div class="lettering">
      <div {...choices.group} class="aligns" aria-label={t("textAlign")}>
        {ALIGNS.map(([each, icon]) => (
          <Button key={each} label={t(`textAlign.${each}`)} testId={`text-align-${each}`} more={choices.item(each)}>
            <Icon of={icon} />
          </Button>
        ))}
      </div>
      <Button label={t("bold")} shortcut={shortcut("bold")} testId="bold" isPressed={bold} press={() => commands.restyle({ bold: !bold })}>
        <Icon of={Bold} />
      </Button>
      <Button label={t("italic")} shortcut={shortcut("italic")} testId="italic" isPressed={italic} press={() => commands.restyle({ italic: !italic })}>
        <Icon of={Italic} />
      </Button>
    </div>
  );
}
