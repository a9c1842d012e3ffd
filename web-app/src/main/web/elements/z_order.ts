import { type Element, limits } from "../protocol/contract.ts";

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/** What `above` gives: a letter that says how many digits follow, so that the strings compare as the numbers do. */
const COUNTED = /^([a-z])([0-9A-Za-z]+)/;

/** The order in which elements are drawn, the topmost last (B7). */
export function byDepth(a: Element, b: Element): number {
  return compare(a.props.z, b.props.z) || compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A fractional index above `top`, and short: the count of what was ever put on top decides its length. */
export function above(top: string | undefined): string {
  if (top === undefined || top < "a") {
    return "a0";
  }
  const [, head, digits] = COUNTED.exec(top) ?? [];
  const count = head === undefined ? 0 : head.charCodeAt(0) - "a".charCodeAt(0) + 1;
  if (head === undefined || digits === undefined || digits.length < count) {
    return longer(top);
  }
  const next = incremented(digits.slice(0, count));
  if (next !== undefined) {
    return head + next;
  }
  return head === "z" ? longer(top) : String.fromCharCode(head.charCodeAt(0) + 1) + "0".repeat(count + 1);
}

/** Above an index that somebody else made by another rule; at the limit of length equal to it. */
function longer(top: string): string {
  return top.length < limits.indexLength ? `${top}0` : top;
}

function incremented(digits: string): string | undefined {
  const kept = digits.replace(/z+$/, "");
  if (kept === "") {
    return undefined;
  }
  const last = DIGITS.indexOf(kept.at(-1)!);
  return kept.slice(0, -1) + DIGITS[last + 1]! + "0".repeat(digits.length - kept.length);
}
