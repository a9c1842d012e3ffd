import { SlidersHorizontal } from "lucide";
import { useState } from "preact/hooks";
import { type Aspects, ERASED, type Style, SIZES } from "../elements/style.ts";
import { colorOf, type Tones } from "../elements/theme.ts";
import { type Color, palette } from "../protocol/contract.ts";
import { t } from "../text/text.ts";
import type { EditorState } from "../workspace/editor_state.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { Corners } from "./corners.tsx";
import { Lettering } from "./lettering.tsx";
import { LineLook } from "./line_look.tsx";
import { OwnColor } from "./own_color.tsx";
import { Button } from "./widgets/button.tsx";
import { useChoices } from "./widgets/choices.tsx";
import { Icon } from "./widgets/icon.tsx";

const COLORS = palette.filter((color) => color !== "none");

/** The parts of a style that are colours. */
const INKS = ["color", "highlight", "paper"] as const;
type InkAspect = (typeof INKS)[number];

export interface StyleBarProps {
  readonly workspace: Workspace;
  /** Whether there is room for everything at once. */
  readonly isWhole?: boolean;
}

/** Whether there is anything to choose. */
export function hasLook(aspects: Aspects): boolean {
  return aspects.erases || INKS.some((ink) => aspects[ink]);
}

/** The colour that is chosen now, and how it looks; undefined: there is none to choose. */
export function chosenInk({ aspects, style, theme }: EditorState): { readonly color: Color; readonly tones: Tones } | undefined {
  const ink = INKS.find((each) => aspects.value[each]);
  const tones: Readonly<Record<InkAspect, Tones>> = { color: theme.value.ink, highlight: theme.value.highlight, paper: theme.value.paper };
  return ink && { color: style.value[ink], tones: tones[ink] };
}

/** Chooses what new elements, or the selected ones, look like; no choice, no bar. */
export function StyleBar({ workspace, isWhole = false }: StyleBarProps) {
  const aspects = workspace.editor.aspects.value;
  const [isMore, setMore] = useState(false);
  const hasMore = aspects.opacity || aspects.align;
  const hasColors = INKS.some((ink) => aspects[ink]);
  return !hasLook(aspects) ? null : (
    <div class="style-bar panel" role="toolbar" aria-label={t("style")} data-testid="style-bar">
      {aspects.erases && <Erases workspace={workspace} />}
      {hasColors && <Colors workspace={workspace} />}
      {aspects.size && <Sizes workspace={workspace} />}
      {aspects.filled && <Filled workspace={workspace} />}
      {hasMore && !isWhole && (
        <Button label={t("style.more")} class="more" testId="style-more" more={{ "aria-expanded": isMore }} press={() => setMore(!isMore)}>
          <Icon of={SlidersHorizontal} />
        </Button>
      )}
      {hasMore && (isMore || isWhole) && (
        <div class="more-looks">
          {aspects.align && <Lettering workspace={workspace} />}
          {aspects.radius && <Corners workspace={workspace} />}
          {aspects.opacity && <LineLook workspace={workspace} />}
        </div>
      )}
    </div>
  );
}

function Colors({ workspace: { editor, status, commands } }: { readonly workspace: Workspace }) {
  const present = INKS.filter((ink) => editor.aspects.value[ink]);
  const { color: chosen, tones } = chosenInk(editor)!;
  const choose = (color: Color) => commands.restyle(Object.fromEntries(present.map((each) => [each, color])));
  const choices = useChoices(chosen, choose);
  return (
    <div {...choices.group} class="colors" aria-label={t("color")}>
      {COLORS.map((color) => (
        <Button key={color} label={t(`color.${color}`)} class="swatch" testId={`color-${color}`} more={choices.item(color)}>
          <span class="swatch-dot" style={{ background: colorOf(tones, color) }} />
        </Button>
      ))}
      {status.offered.value.hasMixedColors && <OwnColor chosen={chosen} look={(color) => colorOf(tones, color)} choose={choose} />}
    </div>
  );
}

function Erases({ workspace: { editor, commands } }: { readonly workspace: Workspace }) {
  const choices = useChoices(editor.style.value.erases, (erases) => commands.restyle({ erases }));
  return (
    <div {...choices.group} class="erases" aria-label={t("erases")}>
      {ERASED.map((erased) => (
        <Button key={erased} label={t(`erases.${erased}`)} testId={`erases-${erased}`} more={choices.item(erased)}>
          {t(`erases.${erased}`)}
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
  const look = { borderColor: colorOf(theme.ink, color), background: filled ? colorOf(theme.fill, color) : "none" };
  return (
    <Button label={t("filled")} class="fill" testId="fill" isPressed={filled} press={() => commands.restyle({ filled: !filled })}>
      <span class="fill-square" style={look} />
    </Button>
  );
}
