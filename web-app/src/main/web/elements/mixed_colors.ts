import { type Color, palette } from "../protocol/contract.ts";

/** A colour's red, green and blue, 0 to 255. */
type Parts = readonly [red: number, green: number, blue: number];

export type PaletteColor = (typeof palette)[number];
/** A colour that a person has mixed: `#rrggbb` in lower case. */
export type MixedColor = Exclude<Color, PaletteColor>;

const FORM = /^#[0-9a-f]{6}$/;
/** How finely a colour is changed until it can be seen. */
const STEPS = 20;

export function isMixed(color: string): color is MixedColor {
  return FORM.test(color);
}

/** A mixture: `share` of the second colour. */
export function mixture(one: string, other: string, share: number): string {
  const [from, to] = [partsOf(one), partsOf(other)];
  return written(from.map((part, i) => part + (to[i]! - part) * share));
}

/** How well one colour can be told from another: 1 to 21, as the WCAG define it. */
export function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** The colour, or the nearest mixture with `towards` that has at least this contrast to the background. */
export function readable(color: string, background: string, towards: string, least: number): string {
  for (let step = 0; step < STEPS; step++) {
    const mixed = mixture(color, towards, step / STEPS);
    if (contrast(mixed, background) >= least) {
      return mixed;
    }
  }
  return towards;
}

function luminance(color: string): number {
  const [red, green, blue] = partsOf(color).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function partsOf(color: string): Parts {
  return [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16)) as unknown as Parts;
}

function written(parts: readonly number[]): string {
  return `#${parts.map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;
}
