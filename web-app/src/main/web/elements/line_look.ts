import type { Dash } from "../protocol/contract.ts";

/** The lengths of dashes and gaps, in line widths; a round end adds half a width to each side. */
const LENGTHS: Readonly<Record<Dash, readonly number[]>> = { solid: [], dashed: [2.5, 2.5], dotted: [0.001, 2] };
/** Thin lines are interrupted as if they were so wide, in board units. */
const NARROWEST = 2;

/** The lengths of a line's dashes and gaps, in board units; none: it isn't interrupted. */
export function dashesOf(dash: Dash | undefined, size: number): number[] {
  return (LENGTHS[dash ?? "solid"] ?? []).map((length) => length * Math.max(size, NARROWEST));
}

/** Paints with this opacity, on top of the one that is set. */
export function withOpacity(context: CanvasRenderingContext2D, opacity: number | undefined, paint: () => void): void {
  if (opacity === undefined) {
    return paint();
  }
  const { globalAlpha } = context;
  context.globalAlpha = globalAlpha * opacity;
  paint();
  context.globalAlpha = globalAlpha;
}

/** How a line looks in SVG, beyond its width and colour. */
export function lookAttributes(opacity: number | undefined, dash: Dash | undefined, size: number): Readonly<Record<string, string | number>> {
  const dashes = dashesOf(dash, size);
  return {
    ...(opacity === undefined ? {} : { "fill-opacity": opacity, "stroke-opacity": opacity }),
    ...(dashes.length === 0 ? {} : { "stroke-dasharray": dashes.join(" "), "stroke-linecap": "round" }),
  };
}
