import { deepStrictEqual } from "node:assert/strict";
import { contrast } from "../../../main/web/elements/mixed_colors.ts";
import { themeFor } from "../../../main/web/elements/theme.ts";
import { palette } from "../../../main/web/protocol/contract.ts";

/** White ink is for what lies on other colours, and on the board it is meant to be faint. */
const visible = palette.filter((color) => color !== "none" && color !== "white");

for (const scheme of ["light", "dark"] as const) {
  const theme = themeFor(scheme);

  Deno.test(`ink of every colour has a contrast of at least 3 to the board, in ${scheme}`, () => {
    deepStrictEqual(visible.filter((color) => contrast(theme.ink.palette[color], theme.board) < 3), []);
  });

  Deno.test(`writing has a contrast of at least 4.5 to every paper, in ${scheme}`, () => {
    const papers = palette.filter((color) => color !== "none");
    deepStrictEqual(papers.filter((color) => contrast(theme.onPaper, theme.paper.palette[color]) < 4.5), []);
  });

  Deno.test(`badges can be read, in ${scheme}`, () => {
    deepStrictEqual(contrast(theme.onBadge, theme.badge) >= 4.5, true);
  });
}
