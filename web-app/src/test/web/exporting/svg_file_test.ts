import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { svgFile } from "../../../main/web/exporting/svg_file.ts";
import { boxOf } from "../../../main/web/geometry/box.ts";
import { themeFor } from "../../../main/web/elements/theme.ts";
import type { Drawn } from "../../../main/web/protocol/element.ts";
import { image, measure, rectangle, stroke, text } from "../support/elements.ts";
import { fontFiles } from "../support/font_files.ts";
import { pixel } from "../support/pixel.ts";

const context = { theme: themeFor("light"), measure, images: { find: () => undefined, dataUrl: () => pixel } };
const file = (elements: readonly Drawn[], background: "plain" | "squares" | "transparent" = "plain") =>
  svgFile({ elements, box: boxOf(0, 0, 100, 64), background }, context, fontFiles, "Family");

Deno.test("a drawing has the fonts of its letters in it, and those alone", async () => {
  const svg = await file([text("t", { text: "가 a" })]);
  const faces = [...svg.matchAll(/@font-face\{font-family:&quot;Family&quot;;font-weight:(\d+);src:url\(data:font\/woff2;base64,d09GMg[^)]*\)/g)];
  deepStrictEqual(faces.map(([, weight]) => weight), ["400", "400"]);
  ok(!(await file([rectangle("r")])).includes("@font-face"));
});

Deno.test("its images are in it, and it needs nothing else", async () => {
  const svg = await file([image("i")]);
  ok(svg.includes(`href="${pixel}"`) && !/(href|url\()="?(https?:|\/|blob:)/.test(svg));
});

Deno.test("the board's paper lies below, and nothing does where none is wanted", async () => {
  const count = (svg: string) => [...svg.matchAll(/#dce3ee/g)].length;
  deepStrictEqual([count(await file([stroke("s")], "squares")), count(await file([stroke("s")]))], [2, 0]);
  strictEqual((await file([stroke("s")], "transparent")).includes(context.theme.board), false);
});
