import type { Point } from "./overview.ts";

const width = 160;
const height = 32;
const windowMillis = 10 * 60 * 1_000;
/** A lag of so many seconds fills the height, or a larger one if there is one. */
const leastTop = 2;

/** Where a moment is, from left to right. */
export function x(at: number, now: number): number {
  return width * (1 - (now - at) / windowMillis);
}

/** The line of the lag; a part that isn't known is left out. */
export function line(points: readonly Point[], now: number): string {
  const top = Math.max(leastTop, ...points.map(({ lagSeconds }) => lagSeconds ?? 0));
  let drawing = false;
  return points
    .map(({ at, lagSeconds }) => {
      const command = drawing ? "L" : "M";
      drawing = lagSeconds !== null;
      return lagSeconds === null ? "" : `${command}${x(at, now).toFixed(1)} ${(height - 1 - (height - 2) * (lagSeconds / top)).toFixed(1)}`;
    })
    .join("");
}

/** The times in which nobody read, as pairs of moments. */
export function unread(points: readonly Point[]): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  let before: Point | undefined;
  for (const point of points) {
    const last = found.at(-1);
    if (point.state === "UNREAD") {
      if (before?.state === "UNREAD" && last !== undefined) {
        last[1] = point.at;
      } else {
        found.push([point.at, point.at]);
      }
    } else if (before?.state === "UNREAD" && last !== undefined) {
      last[1] = point.at;
    }
    before = point;
  }
  return found;
}

/** The lag of the last ten minutes. What it shows is also said in words beside it. */
export function LagChart({ points, now }: { readonly points: readonly Point[]; readonly now: number }) {
  return (
    <svg class="chart" viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden="true">
      {unread(points).map(([from, to]) => (
        <rect class="unread" x={x(from, now)} width={Math.max(1, x(to, now) - x(from, now))} y="0" height={height} />
      ))}
      <path d={line(points, now)} />
    </svg>
  );
}
