import type { Change, Element, Props } from "./element.ts";
import { elementTypes, type ErrorCode, limits } from "./facts.ts";

/** Board units; as `ValueKind.SIZE` of board-protocol has it. */
export const largestSize = 1_000;
/** UTF-8 bytes of an `op` message apart from its changes, with room to spare. */
const envelopeBytes = 100;

/** UTF-8 bytes that the changes of one operation may have together. */
export const operationBytes = limits.frameBytes - envelopeBytes;

const utf8 = new TextEncoder();

/** The UTF-8 bytes of a change, with the comma after it. */
export function bytesOf(change: Change): number {
  return utf8.encode(JSON.stringify(change)).length + 1;
}

/**
 * Why the board would not take these changes as one operation (B6); undefined: it would, as far as these rules go. An
 * operation that no gateway can read must not be queued: it would be sent again for ever.
 */
export function problemWith(changes: readonly Change[]): ErrorCode | undefined {
  const props = changes.flatMap(propsOf);
  if (!props.every(isReadable)) {
    return "malformed";
  }
  const bytes = changes.reduce((sum, change) => sum + bytesOf(change), 0);
  if (changes.length > limits.changesPerOp || bytes > operationBytes || !props.every(isWithinLimits)) {
    return "over-limit";
  }
  return undefined;
}

/** Whether an element has a type or a property that this page's contract lacks: it comes from a later release. */
export function isOfLaterRelease({ type, props }: Element): boolean {
  const known: readonly string[] | undefined = Object.hasOwn(elementTypes, type) ? elementTypes[type] : undefined;
  return known === undefined || Object.keys(props).some((name) => !known.includes(name));
}

function propsOf(change: Change): readonly Props[] {
  switch (change.kind) {
    case "put":
      // What holds for the properties of a later release's types isn't known.
      return Object.hasOwn(elementTypes, change.element.type) ? [change.element.props] : [];
    case "set":
      return [change.props];
    case "rename":
      return [{ title: change.title }];
    default:
      return [];
  }
}

function isReadable({ x = 0, y = 0, w = 0, h = 0, size = 1, points = [] }: Props): boolean {
  const coordinates = [x, y, w, h, ...points];
  return coordinates.every((value) => Math.abs(value) <= limits.coordinate) && size > 0 && size <= largestSize;
}

function isWithinLimits({ z = "", points = [], text = "", body = "", title = "", name = "" }: Props): boolean {
  return z.length <= limits.indexLength &&
    points.length <= 3 * limits.pointsPerStroke &&
    text.length <= limits.textLength &&
    body.length <= limits.textLength &&
    title.length <= limits.titleLength &&
    name.length <= limits.nameLength;
}
