import { type Change, type Element, type ErrorCode, limits, type Props } from "./contract.ts";
import { problemWithProperty, problemWithValue, propertiesOf } from "./values.ts";

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
  const problems = new Set(changes.map(problemWithChange));
  if (problems.has("malformed")) {
    return "malformed";
  }
  const bytes = changes.reduce((sum, change) => sum + bytesOf(change), 0);
  const isTooMuch = problems.has("over-limit") || changes.length > limits.changesPerOp || bytes > operationBytes;
  return isTooMuch ? "over-limit" : undefined;
}

/** Whether an element has a type or a property that this page's contract lacks: it comes from a later release. */
export function isOfLaterRelease({ type, props }: Element): boolean {
  const known = propertiesOf(type);
  return known === undefined || Object.keys(props).some((name) => !known.includes(name));
}

function problemWithChange(change: Change): ErrorCode | undefined {
  switch (change.kind) {
    case "put":
      // What holds for the properties of a later release's types isn't known.
      return propertiesOf(change.element.type) && problemWithProps(change.element.props);
    case "set":
      return problemWithProps(change.props);
    case "rename":
      return problemWithValue("title", change.title);
    default:
      return undefined;
  }
}

function problemWithProps(props: Props): ErrorCode | undefined {
  const problems = Object.entries(props).map(([name, value]) => problemWithProperty(name, value));
  return problems.find((problem) => problem === "malformed") ?? problems.find((problem) => problem !== undefined);
}
