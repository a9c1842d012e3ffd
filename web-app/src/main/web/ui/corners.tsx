import { RADII } from "../elements/style.ts";
import { t } from "../text/text.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { Button } from "./widgets/button.tsx";
import { useChoices } from "./widgets/choices.tsx";

const NAMES = ["sharp", "usual", "round"] as const;

/** Chooses how round a rectangle's corners are. */
export function Corners({ workspace: { editor, commands } }: { readonly workspace: Workspace }) {
  const chosen = NAMES[RADII.findIndex((radius) => radius === editor.style.value.radius)];
  const choices = useChoices(chosen, (name) => commands.restyle({ radius: RADII[NAMES.indexOf(name)]! }));
  return (
    <div {...choices.group} class="corners" aria-label={t("corners")}>
      {NAMES.map((name) => (
        <Button key={name} label={t(`corners.${name}`)} testId={`corners-${name}`} more={choices.item(name)}>
          <span class={`corner-sample corner-${name}`} />
        </Button>
      ))}
    </div>
  );
}
