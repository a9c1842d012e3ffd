import { isMixed, type MixedColor } from "../elements/mixed_colors.ts";
import type { Color } from "../protocol/contract.ts";
import { t } from "../text/text.ts";

/** What the browser's picker begins with. */
const FIRST: MixedColor = "#0f766e";

interface OwnColorProps {
  readonly chosen: Color;
  /** How a colour looks on the board. */
  readonly look: (color: Color) => string;
  readonly choose: (color: Color) => void;
}

/** Chooses a colour that the palette doesn't have, with the browser's own picker. */
export function OwnColor({ chosen, look, choose }: OwnColorProps) {
  const own = isMixed(chosen) ? chosen : undefined;
  const take = (event: Event) => {
    const color = (event.currentTarget as HTMLInputElement).value.toLowerCase();
    if (isMixed(color)) {
      choose(color);
    }
  };
  return (
    <label title={t("color.own")} class={`own-color ${own === undefined ? "" : "chosen"}`}>
      <span class="swatch-dot" style={own === undefined ? {} : { background: look(own) }} />
      <input type="color" value={own ?? FIRST} aria-label={t("color.own")} data-testid="color-own" onChange={take} />
    </label>
  );
}
