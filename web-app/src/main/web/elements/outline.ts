import { getStroke } from "perfect-freehand";

/** Numbers for each point of a stroke: x, y, pressure. */
export const STRIDE = 3;

/** The pressure that browsers report for devices that can't feel any. */
export const NO_PRESSURE = 0.5;

/** The polygon around a stroke, relative to its place. `isEven`: as wide everywhere, whatever was felt. */
export function outlineOf(points: readonly number[], size: number, isEven = false): readonly (readonly [number, number])[] {
  const input: [number, number, number][] = [];
  let felt = false;
  for (let i = 0; i + 2 < points.length; i += STRIDE) {
    input.push([points[i]!, points[i + 1]!, points[i + 2]!]);
    felt ||= points[i + 2] !== NO_PRESSURE;
  }
  return getStroke(input, {
    size,
    thinning: isEven ? 0 : felt ? 0.5 : 0.35,
    smoothing: 0.5,
    streamline: 0.35,
    simulatePressure: !felt,
    last: true,
  }) as [number, number][];
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
