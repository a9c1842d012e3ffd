import { type Picture, pictureNodes } from "../elements/picture.ts";
import { boundsOf } from "../elements/registry.ts";
import { type SvgContext, type SvgNode, tag } from "../elements/svg.ts";
import { intersects } from "../geometry/box.ts";
import type { Page } from "./pages.ts";

const NAMESPACE = "http://www.w3.org/2000/svg";

/** Gives the browser pages to print; the rest of the document isn't printed with them. */
export async function printPages(picture: Picture, pages: readonly Page[], context: SvgContext): Promise<void> {
  const shown = document.createElement("div");
  shown.className = "print-pages";
  shown.append(...pages.map((page) => svgElement(pageNode(picture, page, context))));
  const { width, height } = pages[0]!;
  // A rule of the page's own style sheet: the page takes no other styles.
  const [sheet] = document.styleSheets;
  const rule = sheet?.insertRule(`@page { size: ${width}pt ${height}pt; margin: 0; }`, sheet.cssRules.length);
  document.body.append(shown);
  document.body.classList.add("is-printing");
  addEventListener("afterprint", () => {
    shown.remove();
    document.body.classList.remove("is-printing");
    if (rule !== undefined) {
      sheet!.deleteRule(rule);
    }
  }, { once: true });
  await Promise.all([document.fonts.ready, ...[...shown.querySelectorAll("image")].map((image) => loaded(image))]);
  print();
}

/** A page of paper as SVG, in points. */
function pageNode(picture: Picture, { width, height, margin, scale, box }: Page, context: SvgContext): SvgNode {
  const elements = picture.elements.filter((element) => intersects(boundsOf(element, context.measure), box));
  const [w, h] = [box.maxX - box.minX, box.maxY - box.minY];
  const part = { x: margin, y: margin, width: w * scale, height: h * scale, viewBox: `${box.minX} ${box.minY} ${w} ${h}`, overflow: "hidden" };
  const inner = tag("svg", part, ...pictureNodes({ ...picture, elements, box }, context));
  return tag("svg", { viewBox: `0 0 ${width} ${height}`, width: `${width}pt`, height: `${height}pt` }, inner);
}

/** The page's policy allows styles that are set by scripts, and none that are written as attributes. */
export function svgElement({ name, attributes, children }: SvgNode): SVGElement {
  const made = document.createElementNS(NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === "style") {
      made.style.cssText = String(value);
    } else {
      made.setAttribute(key, String(value));
    }
  }
  made.append(...children.map((child) => (typeof child === "string" ? child : svgElement(child))));
  return made;
}

async function loaded(image: SVGImageElement): Promise<void> {
  const pixels = new Image();
  pixels.src = image.href.baseVal;
  await pixels.decode().catch(() => undefined);
}
