import { generateKeyBetween } from "fractional-indexing";
import { type Element, limits } from "../protocol/contract.ts";
import { isInBackground } from "../protocol/element.ts";

const LOWEST = "a0";
const FIRST_HEAD = "a";
const LAST_HEAD = "z";
const ZERO = "0";
const MIDDLE = "V";
/** What the library makes: a letter that says how many digits follow, these, and maybe a fraction. */
const USUAL = /^[A-Za-z][0-9A-Za-z]+$/;

/** The order in which elements are drawn, the topmost last (B7): what is in the background lies below everything else. */
export function byDepth(a: Element, b: Element): number {
  return Number(isInBackground(b)) - Number(isInBackground(a)) || compare(a.props.z, b.props.z) || compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * A fractional index above `top`, and short: the count of what was ever put on top decides its length. Where none is
 * short enough, `top` itself.
 */
export function above(top: string | undefined): string {
  return keyBetween(top, undefined) ?? top ?? LOWEST;
}

/** A fractional index between two others, undefined standing for the end; undefined if none is short enough. */
export function keyBetween(lower: string | undefined, upper: string | undefined): string | undefined {
  const isIn = (key: string | undefined) =>
    key !== undefined && key.length <= limits.indexLength && (lower === undefined || lower < key) && (upper === undefined || key < upper);
  return [usualBetween(lower, upper), otherBetween(lower ?? "", upper)].find(isIn);
}

/** So many indexes between two others, in order and short; undefined if there is no room. */
export function keysBetween(lower: string | undefined, upper: string | undefined, count: number): readonly string[] | undefined {
  const keys: string[] = [];
  const fill = (below: string | undefined, over: string | undefined, missing: number): boolean => {
    if (missing === 0) {
      return true;
    }
    const key = keyBetween(below, over);
    if (key === undefined) {
      return false;
    }
    // At an open end each one is next to the last one; between two, halving keeps them short.
    const first = over === undefined ? 0 : below === undefined ? missing - 1 : Math.floor((missing - 1) / 2);
    return fill(below, key, first) && keys.push(key) > 0 && fill(key, over, missing - 1 - first);
  };
  return fill(lower, upper, count) ? keys : undefined;
}

function usualBetween(lower: string | undefined, upper: string | undefined): string | undefined {
  if ([lower, upper].some((key) => key !== undefined && !USUAL.test(key))) {
    return undefined;
  }
  try {
    return generateKeyBetween(lower, upper);
  } catch {
    return undefined;
  }
}

/** Between indexes of which somebody else has made one by another rule. */
function otherBetween(lower: string, upper: string | undefined): string | undefined {
  if (upper === undefined) {
    return nextHead(lower) ?? lower + MIDDLE;
  }
  if (!upper.startsWith(lower)) {
    return lower + MIDDLE;
  }
  const next = upper.charAt(lower.length);
  if (next > ZERO) {
    return lower + (next > MIDDLE ? MIDDLE : ZERO + MIDDLE);
  }
  return next === ZERO ? otherBetween(lower + ZERO, upper) : undefined;
}

/** The first index with the next letter; undefined: there is none. */
function nextHead(lower: string): string | undefined {
  if (lower < LOWEST) {
    return LOWEST;
  }
  const head = String.fromCharCode(lower.charCodeAt(0) + 1);
  return head > LAST_HEAD ? undefined : head + ZERO.repeat(head.charCodeAt(0) - FIRST_HEAD.charCodeAt(0) + 1);
}
