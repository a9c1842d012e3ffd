import { largestSize } from "./check.ts";
import { type Element, type ElementType, isDrawn, type Props } from "./element.ts";
import { type Color, elementTypes, limits, palette } from "./facts.ts";

/** The version of the form of exported boards. */
const version = 1;

/** A board to be kept in a file. */
export interface BoardDocument {
  readonly title: string;
  /** Every comment comes after its post. */
  readonly elements: readonly Element[];
}

/** Writes a board down: without its likes, which are their owners' own. Comments on what isn't there are left out. */
export function writeDocument({ title, elements }: BoardDocument): string {
  const ids = new Set(elements.map(({ id }) => id));
  const kept = elements
    .filter((element) => isDrawn(element) || ids.has(element.props.post))
    .map(({ likes: _, ...element }) => element);
  return JSON.stringify({ chalkstream: version, title, elements: [...kept.filter(isDrawn), ...kept.filter(isComment)] });
}

/** Reads a board that was written down; undefined: it is none, or not wholly of the protocol's form. */
export function readDocument(text: string): BoardDocument | undefined {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(read) || read["chalkstream"] !== version || !Array.isArray(read["elements"])) {
    return undefined;
  }
  const { title = "", elements } = read as { title?: unknown; elements: readonly unknown[] };
  return isText(title, limits.titleLength) && elements.every(isElement) && areComplete(elements)
    ? { title, elements }
    : undefined;
}

/** Whether each id is there once, and each comment after its post. */
function areComplete(elements: readonly Element[]): boolean {
  const types = new Map<string, ElementType>();
  return elements.every((element) => {
    const isNew = !types.has(element.id);
    types.set(element.id, element.type);
    return isNew && (isDrawn(element) || types.get(element.props.post) === "post");
  });
}

function isElement(value: unknown): value is Element {
  if (!isRecord(value) || !isId(value["id"]) || !isRecord(value["props"]) || !isType(value["type"])) {
    return false;
  }
  const names: readonly string[] = elementTypes[value["type"]];
  const props = value["props"];
  return Object.keys(props).length === names.length &&
    names.every((name) => name in props && values[name as keyof Props](props[name]));
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

function isComment(element: Pick<Element, "type">): boolean {
  return element.type === "comment";
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isType(value: unknown): value is ElementType {
  return typeof value === "string" && Object.hasOwn(elementTypes, value);
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
