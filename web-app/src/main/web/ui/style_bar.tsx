import { type Style, SIZES } from "../elements/style.ts";
import { type Color, palette } from "../protocol/contract.ts";
import { t } from "../text/text.ts";
import { Button } from "./widgets/button.tsx";
import { useChoices } from "./widgets/choices.tsx";
import type { Workspace } from "../workspace/workspace.ts";

const COLORS = palette.filter((color) => color !== "none");

/** Chooses what new elements, or the selected ones, look like; no choice, no bar. */
export function StyleBar({ workspace }: { readonly workspace: Workspace }) {
  const { color, paper, size, filled } = workspace.editor.aspects.value;
  return !(color || paper) ? null : (
    <div class="style-bar panel" role="toolbar" aria-label={t("style")} data-testid="style-bar">
      <Colors workspace={workspace} />
      {size && <Sizes workspace={workspace} />}
      {filled && <Filled workspace={workspace} />}
    </div>
  );
}

function Colors({ workspace: { editor, commands } }: { readonly workspace: Workspace }) {
  const aspects = editor.aspects.value;
  const style = editor.style.value;
  const theme = editor.theme.value;
  const choose = (color: Color) =>
    commands.restyle({ ...(aspects.color ? { color } : {}), ...(aspects.paper ? { paper: color } : {}) });
  const choices = useChoices(aspects.color ? style.color : style.paper, choose);
  const looks = aspects.color ? theme.ink : theme.paper;
  return (
    <div {...choices.group} class="colors" aria-label={t("color")}>
      {COLORS.map((color) => (
        <Button key={color} label={t(`color.${color}`)} class="swatch" testId={`color-${color}`} more={choices.item(color)}>
          <span class="swatch-dot" style={{ background: looks[color] }} />
        </Button>
      ))}
    </div>
  );
}

function Sizes({ workspace: { editor, commands } }: { readonly workspace: Workspace }) {
  const choices = useChoices(editor.style.value.size, (size) => commands.restyle({ size }));
  return (
    <div {...choices.group} class="sizes" aria-label={t("size")}>
      {SIZES.map((size) => (
        <Button key={size} label={t(`size.${size}`)} class={`size size-${size}`} testId={`size-${size}`} more={choices.item(size)}>
          <span class="size-dot" />
        </Button>
      ))}
    </div>
  );
}

function Filled({ workspace: { editor, commands } }: { readonly workspace: Workspace }) {
  const { color, filled }: Style = editor.style.value;
  const theme = editor.theme.value;
  const look = { borderColor: theme.ink[color], background: filled ? theme.fill[color] : "none" };
  return (
    <Button label={t("filled")} class="fill" testId="fill" isPressed={filled} press={() => commands.restyle({ filled: !filled })}>
      <span class="fill-square" style={look} />
    </Button>
  );
}
