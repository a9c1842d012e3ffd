import { deepStrictEqual, strictEqual } from "node:assert/strict";
import type { Outcome } from "../../../main/web/base/outcome.ts";
import { untilAnswered } from "../../../main/web/access/retry.ts";
import { FakeClock } from "../support/fake_clock.ts";

Deno.test("C8 the server is asked again, with waits that grow, until it answers", async () => {
  const clock = new FakeClock();
  clock.chance = 0.999;
  const outcomes: Outcome<number>[] = [{ kind: "unavailable" }, { kind: "malformed" }, { kind: "done", value: 7 }];
  let failures = 0;
  const answer = untilAnswered(() => Promise.resolve(outcomes.shift()!), clock, () => failures++);
  await clock.pass(250);
  strictEqual(outcomes.length, 1);
  await clock.pass(500);
  deepStrictEqual(await answer, { kind: "done", value: 7 });
  strictEqual(failures, 2);
});

for (const kind of ["unauthorised", "revoked", "not-allowed"] as const) {
  Deno.test(`K2 ${kind} is an answer`, async () => {
    let asked = 0;
    const ask = () => {
      asked++;
      return Promise.resolve({ kind });
    };
    deepStrictEqual(await untilAnswered(ask, new FakeClock(), () => {}), { kind });
    strictEqual(asked, 1);
  });
}
