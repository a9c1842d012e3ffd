import { deepStrictEqual, ok } from "node:assert/strict";
import fc from "fast-check";
import { GrowingOutline, type Polygon } from "../../../main/web/elements/growing_outline.ts";
import { outlineOf } from "../../../main/web/elements/outline.ts";

/**
 * Closer to the outline's edge than this, in board units, a difference isn't seen while the pen goes on. Where a line turns within its own
 * width, its outline depends on where it begins: perfect-freehand leaves out points nearer than half a width to the last one.
 */
function unseen(size: number): number {
  return Math.max(1, 0.35 * size);
}

/** A line whose direction turns by some degrees at each point. */
const strokes = fc.record({
  turns: fc.array(fc.double({ min: -0.5, max: 0.5, noNaN: true }), { minLength: 250, maxLength: 600 }),
  gap: fc.double({ min: 1, max: 12, noNaN: true }),
  size: fc.constantFrom(2, 4, 16),
  pressures: fc.oneof(fc.constant([0.5]), fc.array(fc.double({ min: 0.1, max: 1, noNaN: true }), { minLength: 2, maxLength: 40 })),
  isEven: fc.boolean(),
});

function pointsOf(turns: readonly number[], gap: number, pressures: readonly number[]): number[] {
  let [x, y, direction] = [0, 0, 0];
  return turns.flatMap((turn, i) => {
    direction += turn;
    [x, y] = [x + gap * Math.cos(direction), y + gap * Math.sin(direction)];
    // The pressure goes on from point to point, as pens report it.
    const [before, after] = [pressures[Math.floor(i / 8) % pressures.length]!, pressures[(Math.floor(i / 8) + 1) % pressures.length]!];
    return [x, y, before + (after - before) * (i % 8) / 8];
  });
}

/** How often the polygon goes round a point. */
function winding(polygon: Polygon, x: number, y: number): number {
  let count = 0;
  polygon.forEach(([ax, ay], i) => {
    const [bx, by] = polygon[(i + 1) % polygon.length]!;
    const side = (bx - ax) * (y - ay) - (x - ax) * (by - ay);
    if (ay <= y && by > y && side > 0) {
      count++;
    } else if (ay > y && by <= y && side < 0) {
      count--;
    }
  });
  return count;
}

function edgeDistance(polygon: Polygon, x: number, y: number): number {
  return Math.min(...polygon.map(([ax, ay], i) => {
    const [bx, by] = polygon[(i + 1) % polygon.length]!;
    const length = (bx - ax) ** 2 + (by - ay) ** 2;
    const t = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length));
    return Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay));
  }));
}

Deno.test("the parts of a growing stroke cover what its whole outline covers", () => {
  fc.assert(
    fc.property(strokes, ({ turns, gap, size, pressures, isEven }) => {
      const points = pointsOf(turns, gap, pressures);
      const growing = new GrowingOutline(size, isEven);
      let end: Polygon = [];
      for (let count = 200; count <= turns.length; count += 31) {
        end = growing.grow(points.slice(0, 3 * count));
      }
      end = growing.grow(points);
      const whole = outlineOf(points, size, isEven);
      const all = [...growing.parts, end];
      ok(growing.parts.length > 0);
      for (let i = 0; i < turns.length; i += 11) {
        for (const [dx, dy] of [[0, 0], [size / 2, 0], [0, -size], [size * 0.8, size * 0.8]] as const) {
          const [x, y] = [points[3 * i]! + dx, points[3 * i + 1]! + dy];
          const [isIn, isCovered] = [winding(whole, x, y) !== 0, all.some((part) => winding(part, x, y) !== 0)];
          ok(isIn === isCovered || edgeDistance(whole, x, y) < unseen(size), `${x} ${y} at ${i}: ${isIn}, ${edgeDistance(whole, x, y)}`);
        }
      }
    }),
    // To make a failure simpler would take minutes.
    { numRuns: 20, endOnFailure: true },
  );
});

Deno.test("what the pen has left behind stays as it is, also when the last points were guessed", () => {
  const points = pointsOf(Array.from({ length: 600 }, (_, i) => 0.3 * Math.sin(i / 9)), 4, [0.5]);
  const growing = new GrowingOutline(4, false);
  growing.grow(points.slice(0, 900));
  const before = [...growing.parts];
  growing.grow([...points.slice(0, 900), 1e4, 1e4, 0.5]);
  growing.grow(points);
  ok(before.length > 1);
  ok(growing.parts.length > before.length);
  before.forEach((part, i) => deepStrictEqual(growing.parts[i], part));
});

Deno.test("a move costs the same on a long stroke: what is computed anew stays short", () => {
  const points = pointsOf(Array.from({ length: 5_000 }, (_, i) => 0.3 * Math.sin(i / 9)), 4, [0.5]);
  const growing = new GrowingOutline(4, false);
  for (let count = 200; count <= 5_000; count += 7) {
    ok(growing.grow(points.slice(0, 3 * count)).length < 600);
  }
  ok(growing.parts.length > 50);
});

Deno.test("a pressure that is felt late counts from the first point on", () => {
  const points = pointsOf(Array.from({ length: 600 }, () => 0.01), 4, [0.5]);
  const growing = new GrowingOutline(16, false);
  growing.grow(points);
  const felt = [...points];
  felt[1_799] = 0.8;
  const begun = new GrowingOutline(16, false);
  deepStrictEqual(growing.grow(felt), begun.grow(felt));
  deepStrictEqual(growing.parts, begun.parts);
});
