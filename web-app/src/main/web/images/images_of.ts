import type { Element } from "../protocol/contract.ts";

/** The images that elements show, each once. */
export function imagesOf(elements: Iterable<Element>): readonly string[] {
  return [...new Set([...elements].flatMap((element) => (element.type === "image" ? [element.props.image] : [])))];
}
