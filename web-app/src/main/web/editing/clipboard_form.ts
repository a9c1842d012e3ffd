import { definitionOf, isDrawn } from "../elements/registry.ts";
import { isBlank } from "../elements/writing.ts";
import type { Drawn } from "../protocol/element.ts";
import { readDocument, writeDocument } from "../store/document.ts";

/** What a clipboard has, by media type. */
export interface ClipboardForms {
  readonly html: string;
  readonly text: string;
}

/** The attribute of an element in HTML that holds elements of a board: it comes through every browser's clipboard. */
const ATTRIBUTE = "data-chalkstream";

/** Elements for this and other boards, as a picture for programs that take HTML, and their words for those that take text. */
export function clipboardForms(elements: readonly Drawn[], picture: string): ClipboardForms {
  const document = toBase64(writeDocument({ title: "", elements }));
  const image = `data:image/svg+xml;base64,${toBase64(picture)}`;
  return { html: `<img ${ATTRIBUTE}="${document}" alt="" src="${image}">`, text: wordsOf(elements) };
}

/** The elements in a clipboard's HTML; undefined: there are none. */
export function elementsIn(html: string): readonly Drawn[] | undefined {
  const [, written] = new RegExp(`${ATTRIBUTE}="([A-Za-z0-9+/=]+)"`).exec(html) ?? [];
  const text = written && fromBase64(written);
  const elements = text && readDocument(text)?.elements.filter(isDrawn);
  return elements && elements.length > 0 ? elements : undefined;
}

/** What is written in elements, in reading order. */
function wordsOf(elements: readonly Drawn[]): string {
  const written = elements.toSorted((a, b) => a.props.y - b.props.y || a.props.x - b.props.x).flatMap((element) => {
    const { writing } = definitionOf(element);
    return writing === undefined || isBlank(writing, element.props)
      ? []
      : [writing.fields.map(({ property }) => String(element.props[property])).filter((part) => part !== "").join("\n")];
  });
  return written.join("\n\n");
}

function toBase64(text: string): string {
  let bytes = "";
  new TextEncoder().encode(text).forEach((byte) => (bytes += String.fromCharCode(byte)));
  return btoa(bytes);
}

function fromBase64(text: string): string | undefined {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)));
  } catch {
    return undefined;
  }
}
