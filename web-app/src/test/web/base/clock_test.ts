import { ok, strictEqual } from "node:assert/strict";
import fc from "fast-check";
import { advancingTime } from "../../../main/web/base/clock.ts";

function clocks() {
  const times = { steady: 5_000, wall: 1_700_000_000_000 };
  return { times, now: advancingTime(() => times.steady, () => times.wall) };
}

Deno.test("a clock that is set back an hour makes nothing late", () => {
  const { times, now } = clocks();
  const before = now();
  times.wall -= 3_600_000;
  strictEqual(now() - before, 0);
  times.steady += 10_000;
  times.wall += 10_000;
  strictEqual(now() - before, 10_000);
});

Deno.test("sleep counts where the steady clock stands still meanwhile", () => {
  const { times, now } = clocks();
  const before = now();
  times.wall += 60_000;
  strictEqual(now() - before, 60_000);
});

Deno.test("however the wall's clock is set, time never goes back and is never later than the steady clock says", () => {
  const step = fc.record({ steady: fc.nat(5_000), wall: fc.integer({ min: -3_600_000, max: 3_600_000 }) });
  fc.assert(fc.property(fc.array(step), (steps) => {
    const { times, now } = clocks();
    const [start, steadyStart] = [now(), times.steady];
    let before = start;
    for (const { steady, wall } of steps) {
      times.steady += steady;
      times.wall += wall;
      const time = now();
      ok(time - before >= steady);
      before = time;
    }
    ok(before - start >= times.steady - steadyStart);
  }));
});
