import { getStroke } from "perfect-freehand";

/** Numbers for each point of a stroke: x, y, pressure. */
export const STRIDE = 3;

/** The pressure that browsers report for devices that can't feel any. */
export const NO_PRESSURE = 0.5;

/** How much a stroke is smoothed. */
export const STREAMLINE = 0.35;

/** The polygon around a stroke, relative to its place. `isEven`: as wide everywhere, whatever was felt. */
export function outlineOf(points: readonly number[], size: number, isEven = false): readonly (readonly [number, number])[] {
  const input: [number, number, number][] = [];
  let felt = false;
  for (let i = 0; i + 2 < points.length; i += STRIDE) {
    input.push([points[i]!, points[i + 1]!, points[i + 2]!]);
    felt ||= points[i + 2] !== NO_PRESSURE;
  }
  return getStroke(input, outlineOptions(size, felt, isEven)) as [number, number][];
}

/** What perfect-freehand is told. */
export function outlineOptions(size: number, isFelt: boolean, isEven: boolean) {
  return {
    size,
    thinning: isEven ? 0 : isFelt ? 0.5 : 0.35,
    smoothing: 0.5,
    streamline: STREAMLINE,
    simulatePressure: !isFelt,
    last: true,
  };
}

/** A stroke's points, without those nearer than `gap` to the one before: for drawing it small. */
export function thinned(points: readonly number[], gap: number): readonly (readonly [number, number])[] {
  const kept: [number, number][] = [[points[0]!, points[1]!]];
  for (let i = STRIDE; i + 1 < points.length; i += STRIDE) {
    const [x, y] = [points[i]!, points[i + 1]!];
    const [lastX, lastY] = kept.at(-1)!;
    if (Math.hypot(x - lastX, y - lastY) >= gap || i + STRIDE >= points.length) {
      kept.push([x, y]);
    }
  }
  return kept;
}
