import type { SvgNode } from "../elements/svg.ts";
import type { Font } from "../elements/text_layout.ts";
import type { FontWeight } from "../fonts/catalog.ts";

/** All letters in a picture, by weight. */
export function lettersIn(nodes: readonly SvgNode[]): ReadonlyMap<FontWeight, string> {
  const found = new Map<FontWeight, Set<string>>();
  const visit = (node: SvgNode, weight: FontWeight): void => {
    const own = node.name === "text" ? fontOf(node).weight : weight;
    for (const child of node.children) {
      if (typeof child === "string") {
        const letters = found.get(own) ?? new Set<string>();
        [...child].forEach((letter) => letters.add(letter));
        found.set(own, letters);
      } else {
        visit(child, own);
      }
    }
  };
  nodes.forEach((node) => visit(node, 400));
  return new Map([...found].map(([weight, letters]) => [weight, [...letters].join("")]));
}

/** The font of a node's letters. */
export function fontOf({ attributes }: SvgNode): Font {
  const isItalic = attributes["font-style"] === "italic";
  return { size: Number(attributes["font-size"]), weight: Number(attributes["font-weight"]) === 700 ? 700 : 400, ...(isItalic && { isItalic }) };
}
