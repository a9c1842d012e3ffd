import { parseBounded } from "../base/bounded_json.ts";
import { definitionOf, isCommentable } from "../elements/registry.ts";
import { documentForm, type Element, type Paper, papers } from "../protocol/contract.ts";
import { usualPaper } from "./board_settings.ts";
import { defaultOf, problemWithProperty, problemWithValue, propertiesOf, type ValueKind } from "../protocol/values.ts";

/** A board to be kept in a file. */
export interface BoardDocument {
  readonly title: string;
  /** Undefined: the usual one. */
  readonly paper?: Paper | undefined;
  readonly elements: readonly Element[];
}

/** Writes a board down: without its likes, which are their owners' own. Comments on what isn't there are left out. */
export function writeDocument({ title, paper, elements }: BoardDocument): string {
  return writeElements({ title, paper, elements: withoutLostComments(elements) });
}

/** Writes down a part of a board. Comments may be on what isn't there. */
export function writeElements({ title, paper, elements }: BoardDocument): string {
  const kept = elements.map(({ likes: _, ...element }) => element);
  return JSON.stringify({ ...documentForm, title, ...(paper === undefined || paper === usualPaper ? {} : { paper }), elements: kept });
}

/**
 * Reads a board that was written down; undefined: it is none, or not wholly of the protocol's form. Comments on what
 * isn't there are left out. What this page doesn't know of a later release's elements is kept as it is.
 */
export function readDocument(text: string): BoardDocument | undefined {
  let read: unknown;
  try {
    read = parseBounded(text);
  } catch {
    return undefined;
  }
  if (!isRecord(read) || read["format"] !== documentForm.format || read["version"] !== documentForm.version) {
    return undefined;
  }
  const { title, elements } = read;
  const paper = papers.find((each) => each === read["paper"]);
  const isReadable = typeof title === "string" && isA("title", title) && Array.isArray(elements) && elements.every(isElement);
  return isReadable && new Set(elements.map(({ id }) => id)).size === elements.length
    ? { title, ...(paper === undefined ? {} : { paper }), elements: withoutLostComments(elements) }
    : undefined;
}

/** Without comments on what isn't there, or can't be commented on. */
export function withoutLostComments(elements: readonly Element[]): readonly Element[] {
  const hosts = new Set(elements.filter((element) => isCommentable(element)).map(({ id }) => id));
  return elements.filter((element) => {
    const definition = definitionOf(element);
    const host = definition.isDrawn ? undefined : definition.host(element.props);
    return host === undefined || hosts.has(host);
  });
}

function isElement(value: unknown): value is Element {
  if (!isRecord(value) || !isA("id", value["id"]) || !isRecord(value["props"]) || typeof value["type"] !== "string") {
    return false;
  }
  const { props } = value;
  // Of a later release's types this page knows only that they have a depth.
  const names = propertiesOf(value["type"]) ?? ["z"];
  return names.every((name) => (name in props ? problemWithProperty(name, props[name]) === undefined : defaultOf(name) !== undefined));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isA(kind: ValueKind, value: unknown): boolean {
  return problemWithValue(kind, value) === undefined;
}
