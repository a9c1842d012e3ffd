/** A colour, and how much it covers. */
export interface Ink {
  readonly color: string;
  readonly opacity: number;
}

/** A colour of SVG; undefined: none. */
export function inkOf(value: string | number | undefined, opacity: string | number | undefined): Ink | undefined {
  const share = Number(opacity ?? 1);
  if (value === undefined || value === "none" || value === "transparent") {
    return undefined;
  }
  const parts = /^rgba?\((\d+),\s*(\d+),\s*(\d+)(?:,\s*([\d.]+))?\)$/.exec(String(value));
  if (parts === null) {
    return { color: String(value), opacity: share };
  }
  const [red, green, blue] = parts.slice(1, 4).map((part) => Number(part).toString(16).padStart(2, "0"));
  return { color: `#${red}${green}${blue}`, opacity: share * Number(parts[4] ?? 1) };
}
