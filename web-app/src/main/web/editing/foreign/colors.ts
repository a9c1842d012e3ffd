import type { Color } from "../../protocol/contract.ts";

/** The nearest of the board's colours by hue, from `#rrggbb`; undefined: none was told. */
export function nearestColor(value: unknown): Color | undefined {
  const [, hex] = /^#([0-9a-f]{6})$/i.exec(String(value)) ?? [];
  if (hex === undefined) {
    return undefined;
  }
  const [r, g, b] = [0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16)) as [number, number, number];
  const [least, most] = [Math.min(r, g, b), Math.max(r, g, b)];
  if (most - least < 30) {
    return most < 80 ? "black" : most > 230 ? "white" : "grey";
  }
  const hue = (60 * (most === r ? (g - b) / (most - least) : most === g ? 2 + (b - r) / (most - least) : 4 + (r - g) / (most - least)) + 360) % 360;
  const hues: readonly (readonly [number, Color])[] = [[15, "red"], [42, "orange"], [70, "yellow"], [170, "green"], [255, "blue"], [330, "violet"]];
  return hues.find(([until]) => hue < until)?.[1] ?? "red";
}

const NAMES: Readonly<Record<string, Color>> = {
  black: "black",
  grey: "grey",
  white: "white",
  red: "red",
  "light-red": "red",
  orange: "orange",
  yellow: "yellow",
  green: "green",
  "light-green": "green",
  blue: "blue",
  "light-blue": "blue",
  violet: "violet",
  "light-violet": "violet",
};

/** The colour that tldraw calls so. */
export function namedColor(name: unknown): Color {
  return (Object.hasOwn(NAMES, String(name)) ? NAMES[String(name)] : undefined) ?? "black";
}
