import { deepStrictEqual } from "node:assert/strict";
import { AwarenessState } from "../../../main/web/awareness/awareness_state.ts";
import type { AwarenessDelta } from "../../../main/web/protocol/contract.ts";
import { all } from "../support/awareness.ts";
import { golden } from "../support/golden.ts";

const lanes = ["people", "cursors", "inks", "drags", "lasers", "views", "follows"] as const;

interface Trace {
  /** What a reader was told, and when. */
  readonly deltas: readonly { readonly now: number; readonly delta: AwarenessDelta }[];
  /** What is to be seen at the end. Lanes with nothing in them are left out. */
  readonly shown: Pick<AwarenessDelta, "tick" | typeof lanes[number]>;
}

const traces: readonly Trace[] = JSON.parse(Deno.readTextFileSync(new URL("traces/awareness.json", golden)));
/** Ends the wait of strokes for their event, and no gesture's life. */
const wait = 2_000;

traces.forEach(({ deltas, shown }, i) => {
  Deno.test(`A2 whoever merges what a reader was told, as in trace ${i + 1}, comes to know the same`, () => {
    const scene = new AwarenessState();
    deltas.forEach(({ now, delta }) => scene.merge(delta, now));
    scene.expire(deltas.at(-1)!.now + wait);
    for (const lane of lanes) {
      deepStrictEqual(all<unknown>(scene[lane]), shown[lane] ?? {}, lane);
    }
    deepStrictEqual(scene.tick, shown.tick);
  });
});
