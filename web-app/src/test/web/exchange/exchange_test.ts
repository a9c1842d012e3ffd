import { deepStrictEqual, ok } from "node:assert/strict";
import { randomOf } from "../support/random_boards.ts";
import { type Decided, ID_SEED, readRecording } from "./recording.ts";
import { withIdsOf, World } from "./world.ts";

const { steps, end } = readRecording();

// board-state's ExchangeTest holds that it decides so, and that all types and properties are in it. It says how to record anew.
Deno.test("O3 E1 five people who do anything at once end with the board that board-state has", () => {
  const decided = steps.filter((step): step is Decided => "up" in step);
  let next = 0;
  const world = new World((who, message) => {
    const { answers, events, ...expected } = decided[next++]!;
    deepStrictEqual({ who, up: message }, expected, "a page sends something else than when it was recorded");
    return { answers, events };
  });
  withIdsOf(randomOf(ID_SEED), () => steps.forEach((step) => world.perform("up" in step ? { who: step.who, up: true } : step)));
  deepStrictEqual(world.deliveries(), []);
  deepStrictEqual(next, decided.length);
  ok(next >= 2_000);
  world.holdSame(end);
});
