import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { longestPause, Playback, type Speed } from "../../../main/web/history/playback.ts";
import { rectangle } from "../support/elements.ts";
import { FakeClock } from "../support/fake_clock.ts";
import { ana, ben, RecordedBoard } from "../support/history.ts";

function world(times: readonly number[], followed?: string) {
  const recorded = new RecordedBoard();
  times.forEach((at, i) => recorded.record([{ kind: "put", element: rectangle(`e${i}`) }], i % 2 === 0 ? ana : ben, at));
  const clock = new FakeClock();
  const state = { position: 0, speed: 1 as Speed, hasEnded: false };
  const shown: (readonly [at: number, seq: number])[] = [];
  const playback = new Playback({
    lesson: recorded.wholeLesson(),
    clock,
    position: () => state.position,
    speed: () => state.speed,
    followed: () => followed,
    show: (seq) => {
      state.position = seq;
      shown.push([clock.now(), seq]);
    },
    ended: () => state.hasEnded = true,
  });
  return { clock, state, shown, playback };
}

Deno.test("what happened is shown at the pace at which it happened, from its first event at once", () => {
  const { clock, shown, state, playback } = world([5_000, 6_000, 6_500]);
  playback.play();
  clock.advance(3_000);
  deepStrictEqual(shown, [[0, 1], [1_000, 2], [1_500, 3]]);
  ok(state.hasEnded);
});

Deno.test("sixteen times as quickly takes a sixteenth of the time, and a long pause is shortened", () => {
  const { clock, shown, state, playback } = world([0, 16_000_000, 16_000_800]);
  state.speed = 16;
  playback.play();
  clock.advance(longestPause / 16 + 100);
  deepStrictEqual(shown, [[0, 1], [200, 2], [250, 3]]);
});

Deno.test("what others do takes no time while one person is followed", () => {
  const { clock, shown, playback } = world([0, 1_000, 2_000, 3_000, 4_000], "u-ana");
  playback.play();
  clock.advance(1_000);
  strictEqual(shown.at(-1)![1], 2);
  clock.advance(1_000);
  strictEqual(shown.at(-1)![1], 4);
});

Deno.test("a pause stops it, and it goes on from where the person looks", () => {
  const { clock, shown, state, playback } = world([0, 1_000, 2_000]);
  playback.play();
  playback.pause();
  clock.advance(10_000);
  deepStrictEqual(shown.length, 1);
  state.position = 2;
  playback.play();
  deepStrictEqual(shown.at(-1), [10_000, 3]);
});

Deno.test("a clock of the lesson that goes back stops nothing", () => {
  const { clock, state, playback } = world([5_000, 1_000, 900]);
  playback.play();
  clock.advance(100);
  strictEqual(state.position, 3);
});
