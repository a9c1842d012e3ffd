import { ok, strictEqual } from "node:assert/strict";
import fc from "fast-check";
import { contrast, isMixed, mixture } from "../../../main/web/elements/mixed_colors.ts";
import { colorOf, themeFor } from "../../../main/web/elements/theme.ts";
import type { Color } from "../../../main/web/protocol/contract.ts";

const colors = fc.integer({ min: 0, max: 0xffffff }).map((number): Color => `#${number.toString(16).padStart(6, "0")}`);

for (const [scheme, least] of [["light", 1.5], ["dark", 3]] as const) {
  const theme = themeFor(scheme);

  Deno.test(`every colour that a person mixes can be seen on the ${scheme} board`, () => {
    fc.assert(fc.property(colors, (color) => ok(contrast(colorOf(theme.ink, color), theme.board) >= least)));
  });

  Deno.test(`letters can be read on ${scheme} paper of every colour`, () => {
    fc.assert(fc.property(colors, (color) => ok(contrast(theme.onPaper, colorOf(theme.paper, color)) >= 4.5)));
  });

  Deno.test(`what is written can be read through a ${scheme} highlighter of every colour`, () => {
    const over = (mark: string, below: string) => blended(mark, below, theme.highlighting);
    fc.assert(fc.property(colors, (color) => {
      const mark = colorOf(theme.highlight, color);
      ok(contrast(over(mark, theme.ink.palette.black), over(mark, theme.board)) >= 4, mark);
    }));
  });
}

Deno.test("a colour that can be seen anyway stays as it is", () => {
  strictEqual(colorOf(themeFor("light").ink, "#0f766e"), "#0f766e");
  strictEqual(colorOf(themeFor("dark").ink, "#ffcc00"), "#ffcc00");
});

Deno.test("only six small digits are a mixed colour, and half of black and white is grey", () => {
  ok(isMixed("#00ff7f"));
  ok(!["#00FF7F", "#fff", "00ff7f", "#00ff7f0", "black"].some(isMixed));
  strictEqual(mixture("#000000", "#ffffff", 0.5), "#808080");
});

/** What a canvas makes of one colour over another. */
function blended(mark: string, below: string, how: "multiply" | "screen"): string {
  const parts = (color: string) => [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16) / 255);
  const [over, under] = [parts(mark), parts(below)];
  const mixed = over.map((a, i) => (how === "multiply" ? a * under[i]! : a + under[i]! - a * under[i]!));
  return `#${mixed.map((part) => Math.round(part * 255).toString(16).padStart(2, "0")).join("")}`;
}
