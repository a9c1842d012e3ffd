// Writes random boards as PDF, and what each must have in it, for another program to read: write_boards.ts <directory> <count> <seed>
import { pagesOf } from "../../../main/web/exporting/pages.ts";
import { pdfFile } from "../../../main/web/exporting/pdf/pdf_file.ts";
import { pictureBox, pictureNodes } from "../../../main/web/elements/picture.ts";
import { boundsOf, isDrawn } from "../../../main/web/elements/registry.ts";
import type { SvgNode } from "../../../main/web/elements/svg.ts";
import { themeFor } from "../../../main/web/elements/theme.ts";
import { measure } from "../support/elements.ts";
import { fontFiles } from "../support/font_files.ts";
import { pixel } from "../support/pixel.ts";
import { randomBoard, randomOf } from "../support/random_boards.ts";

const [directory, count, seed] = Deno.args;
const context = { theme: themeFor("light"), measure, images: { find: () => undefined, dataUrl: () => pixel } };

/** The nodes of a picture that show something, groups aside. */
function shown(node: SvgNode): readonly SvgNode[] {
  const isGroup = node.name === "g" || (node.name === "text" && isInked(node.attributes));
  return isGroup ? node.children.flatMap((child) => (typeof child === "string" ? [] : shown(child))) : [node];
}

for (let i = 0; i < Number(count); i++) {
  const elements = randomBoard(randomOf(Number(seed) + i), 5 + i % 30).filter(isDrawn);
  const box = pictureBox(elements, measure);
  const isOnePage = i % 3 > 0;
  const picture = { elements, box, background: "transparent" } as const;
  const pages = pagesOf(box, elements.map((each) => boundsOf(each, measure)), isOnePage ? "one" : "a4");
  const file = await pdfFile(picture, pages, context, { title: `보드 ${i}`, language: "ko", fonts: fontFiles, paint: () => undefined });
  await Deno.writeFile(`${directory}/${i}.pdf`, new Uint8Array(await file.arrayBuffer()));
  const nodes = pictureNodes(picture, context).flatMap(shown);
  const expected = {
    title: `보드 ${i}`,
    isOnePage,
    pages: pages.map(({ width, height }) => ({ width, height })),
    lines: nodes.filter(({ name }) => name === "tspan").map(({ children }) => String(children[0] ?? "")),
    images: nodes.filter(({ name }) => name === "image").length,
    shapes: nodes.filter(({ name, attributes }) => name !== "tspan" && name !== "text" && name !== "image" && isInked(attributes)).length,
  };
  await Deno.writeTextFile(`${directory}/${i}.json`, JSON.stringify(expected));
}

/** Whether a shape has any colour: what is filled with none isn't in a file. */
function isInked({ fill, stroke }: SvgNode["attributes"]): boolean {
  return [fill, stroke].some((ink) => ink !== undefined && ink !== "none" && ink !== "transparent");
}
