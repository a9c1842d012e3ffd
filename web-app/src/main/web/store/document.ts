import { definitionOf, isKnown } from "../elements/registry.ts";
import { largestSize } from "../protocol/check.ts";
import type { Element, Props } from "../protocol/element.ts";
import { type Color, elementTypes, limits, palette } from "../protocol/facts.ts";

/** As board-state exports and imports boards (T1). */
const form = { format: "chalkstream-board", version: 1 } as const;

/** A board to be kept in a file. */
export interface BoardDocument {
  readonly title: string;
  readonly elements: readonly Element[];
}

/** Writes a board down: without its likes, which are their owners' own. Comments on what isn't there are left out. */
export function writeDocument({ title, elements }: BoardDocument): string {
  const kept = withoutLostComments(elements).map(({ likes: _, ...element }) => element);
  return JSON.stringify({ ...form, title, elements: kept });
}

/**
 * Reads a board that was written down; undefined: it is none, or not wholly of the protocol's form. Comments on what
 * isn't there are left out. What this page doesn't know of a later release's elements is kept as it is.
 */
export function readDocument(text: string): BoardDocument | undefined {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(read) || read["format"] !== form.format || read["version"] !== form.version) {
    return undefined;
  }
  const { title, elements } = read;
  const isReadable = isText(title, limits.titleLength) && Array.isArray(elements) && elements.every(isElement);
  return isReadable && new Set(elements.map(({ id }) => id)).size === elements.length
    ? { title, elements: withoutLostComments(elements) }
    : undefined;
}

/** Without comments on what isn't there, or can't be commented on. */
function withoutLostComments(elements: readonly Element[]): readonly Element[] {
  const hosts = new Set(elements.filter(isCommentable).map(({ id }) => id));
  return elements.filter((element) => {
    const definition = definitionOf(element);
    const host = definition.isDrawn ? undefined : definition.host(element.props);
    return host === undefined || hosts.has(host);
  });
}

function isCommentable(element: Element): boolean {
  const definition = definitionOf(element);
  return definition.isDrawn && definition.isCommentable;
}

function isElement(value: unknown): value is Element {
  if (!isRecord(value) || !isId(value["id"]) || !isRecord(value["props"]) || typeof value["type"] !== "string") {
    return false;
  }
  const props = value["props"];
  const names = isKnown(value as unknown as Element) ? Object.keys(elementTypes[value["type"] as Element["type"]]) : ["z"];
  return names.every((name) => name in props && values[name as keyof Props](props[name]));
}

const values: Readonly<Record<keyof Props, (value: unknown) => boolean>> = {
  x: isCoordinate,
  y: isCoordinate,
  w: isCoordinate,
  h: isCoordinate,
  z: (value) => isText(value, limits.indexLength) && /^[!-~]+$/.test(value),
  color: isColor,
  fill: isColor,
  size: (value) => typeof value === "number" && value > 0 && value <= largestSize,
  points: (value) =>
    Array.isArray(value) && value.length > 0 && value.length % 3 === 0 && value.length <= 3 * limits.pointsPerStroke &&
    value.every(isCoordinate),
  text: (value) => isText(value, limits.textLength),
  body: (value) => isText(value, limits.textLength),
  title: (value) => isText(value, limits.titleLength),
  name: (value) => isText(value, limits.nameLength),
  post: isId,
};

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isId(value: unknown): value is string {
  return isText(value, limits.idLength) && /^[A-Za-z0-9_-]+$/.test(value);
}

function isText(value: unknown, longest: number): value is string {
  return typeof value === "string" && value.length <= longest;
}

function isColor(value: unknown): value is Color {
  return palette.includes(value as Color);
}

function isCoordinate(value: unknown): boolean {
  return typeof value === "number" && Math.abs(value) <= limits.coordinate;
}
