import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { SaveWatch } from "../../../main/web/board/save_watch.ts";
import { FakeClock } from "../support/fake_clock.ts";

function watched() {
  const clock = new FakeClock();
  const events: boolean[] = [];
  const watch: SaveWatch = new SaveWatch(clock, () => events.push(watch.isStalled));
  return { clock, watch, events };
}

Deno.test("an operation that gets no outcome for 2 s stalls, until the outcome comes", () => {
  const { clock, watch, events } = watched();
  watch.update(1);
  clock.advance(1_999);
  strictEqual(watch.isStalled, false);
  clock.advance(1);
  strictEqual(watch.isStalled, true);
  watch.update(0);
  deepStrictEqual(events, [true, false]);
});

Deno.test("somebody who draws on and on doesn't stall while outcomes come", () => {
  const { clock, watch, events } = watched();
  for (let i = 0; i < 10; i++) {
    watch.update(2);
    clock.advance(1_500);
    watch.update(1);
  }
  deepStrictEqual(events, []);
});

Deno.test("more operations don't put the stall off", () => {
  const { clock, watch } = watched();
  watch.update(1);
  clock.advance(1_500);
  watch.update(2);
  clock.advance(500);
  strictEqual(watch.isStalled, true);
});

Deno.test("after one outcome the rest may stall again", () => {
  const { clock, watch, events } = watched();
  watch.update(2);
  clock.advance(2_000);
  watch.update(1);
  clock.advance(2_000);
  deepStrictEqual(events, [true, false, true]);
});

Deno.test("a closed watch calls nobody", () => {
  const { clock, watch, events } = watched();
  watch.update(1);
  watch.close();
  clock.advance(10_000);
  deepStrictEqual(events, []);
});
