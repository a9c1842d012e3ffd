import { dashes, limits } from "../protocol/contract.ts";
import { t } from "../text/text.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { Button } from "./widgets/button.tsx";
import { useChoices } from "./widgets/choices.tsx";

/** Between two opacities that can be chosen, in percent. */
const STEP = 10;

/** Chooses how lines are interrupted, and how much they cover. */
export function LineLook({ workspace: { editor, commands } }: { readonly workspace: Workspace }) {
  const { dash, opacity } = editor.style.value;
  const choices = useChoices(dash, (chosen) => commands.restyle({ dash: chosen }));
  const percent = Math.round(opacity * 100);
  const take = (event: Event) => commands.restyle({ opacity: Number((event.currentTarget as HTMLInputElement).value) / 100 });
  return (
    <div class="line-look">
      <div {...choices.group} class="dashes" aria-label={t("dash")}>
        {dashes.map((each) => (
          <Button key={each} label={t(`dash.${each}`)} testId={`dash-${each}`} more={choices.item(each)}>
            <span class={`dash-sample dash-${each}`} />
          </Button>
        ))}
      </div>
      <label class="opacity">
        <span>{t("opacity")}</span>
        <input type="range" min={limits.opacity * 100} max={100} step={STEP} value={percent} data-testid="opacity" onChange={take} />
        <output>{percent} %</output>
      </label>
    </div>
  );
}
