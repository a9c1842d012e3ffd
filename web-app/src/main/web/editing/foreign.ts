import { letterSize, type Style } from "../elements/style.ts";
import { limits } from "../protocol/contract.ts";
import type { Drawn } from "../protocol/element.ts";
import { readExcalidraw } from "./foreign/excalidraw.ts";

/** A text as an element, at the board's origin; undefined: there is none, or too much. */
export function textElement(text: string, style: Style): Drawn | undefined {
  const trimmed = text.replaceAll("\r\n", "\n").replace(/\n+$/, "");
  return trimmed.trim() === "" || trimmed.length > limits.textLength
    ? undefined
    : { id: "pasted", type: "text", props: { x: 0, y: 0, z: "a0", color: style.color, size: letterSize(style), text: trimmed } };
}

/** The elements in a text that Excalidraw has copied, as far as there are such types here; undefined: it is none. */
export function excalidrawElements(text: string, style: Style): readonly Drawn[] | undefined {
  const board = readExcalidraw(text, { color: style.color, letters: letterSize(style) });
  return board?.elements.filter(({ type }) => type !== "image");
}
