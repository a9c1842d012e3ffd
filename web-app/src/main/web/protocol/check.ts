import type { Change, Props } from "./element.ts";
import { limits } from "./facts.ts";

const utf8 = new TextEncoder();

/**
 * Why the board would not take these changes as one operation; undefined: it would, as far as the limits go (B6). An
 * operation that no server can read must not be queued: it would be sent again for ever.
 */
export function problemWith(changes: readonly Change[]): string | undefined {
  if (changes.length > limits.changesPerOp) {
    return `At most ${limits.changesPerOp} things can be changed at once.`;
  }
  for (const change of changes) {
    const problem = change.kind === "remove" ? undefined : problemWithProps(propsOf(change));
    if (problem !== undefined) {
      return problem;
    }
  }
  // The rest of the frame, with the operation's number, takes less than 100 bytes.
  if (utf8.encode(JSON.stringify(changes)).length > limits.frameBytes - 100) {
    return "This is too much for one change.";
  }
  return undefined;
}

function propsOf(change: Exclude<Change, { kind: "remove" }>): Props {
  return change.kind === "put" ? change.element.props : change.props;
}

function problemWithProps({ x, y, w, h, z, size, points, text, body, title }: Props): string | undefined {
  if ([x, y, w, h].some((value) => value !== undefined && !isCoordinate(value)) || !(points ?? []).every(isCoordinate)) {
    return "This is too far away.";
  }
  if (size !== undefined && !(size > 0 && size <= 1_000)) {
    return "A size is more than 0 and at most 1000.";
  }
  if ((z?.length ?? 0) > limits.indexLength) {
    return "There is no room left between these things.";
  }
  if ((points?.length ?? 0) > 3 * limits.pointsPerStroke) {
    return "This stroke is too long.";
  }
  if ((text?.length ?? 0) > limits.textLength || (body?.length ?? 0) > limits.textLength) {
    return `A text has at most ${limits.textLength} characters.`;
  }
  if ((title?.length ?? 0) > limits.titleLength) {
    return `A title has at most ${limits.titleLength} characters.`;
  }
  return undefined;
}

function isCoordinate(value: number): boolean {
  return Math.abs(value) <= limits.coordinate;
}
