import { type Picture, pictureNodes, svgDocument } from "../elements/picture.ts";
import { type SvgContext, type SvgNode, tag } from "../elements/svg.ts";
import { toBase64 } from "./base64.ts";
import type { FontFiles } from "./fonts.ts";
import { lettersIn } from "./letters_in.ts";

/** A picture as a document of SVG that looks alike everywhere: with its fonts in it. `family`: what these are called. */
export async function svgFile(picture: Picture, context: SvgContext, fonts: FontFiles, family: string): Promise<string> {
  return svgDocument(picture, context, ...(await fontStyle(pictureNodes(picture, context), fonts, family)));
}

async function fontStyle(nodes: readonly SvgNode[], fonts: FontFiles, family: string): Promise<readonly SvgNode[]> {
  const faces: string[] = [];
  for (const [weight, letters] of lettersIn(nodes)) {
    for (const { bytes, ranges } of await fonts.filesFor(letters, weight)) {
      const source = `url(data:font/woff2;base64,${toBase64(bytes)}) format("woff2")`;
      faces.push(`@font-face{font-family:"${family}";font-weight:${weight};src:${source};unicode-range:${ranges}}`);
    }
  }
  return faces.length === 0 ? [] : [tag("style", {}, faces.join("\n"))];
}
