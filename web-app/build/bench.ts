// Measures the pen's latency on boards of several sizes in Chromium: bench.ts [number of elements…]
import { inPage } from "./bench_browser.ts";

const counts = Deno.args.length > 0 ? Deno.args.map(Number) : [0, 10_000, 50_000];

interface Spread {
  readonly p50: number;
  readonly p95: number;
}

interface Measured {
  readonly count: number;
  readonly opening: number;
  readonly move: Spread;
  readonly shared: Spread;
  readonly lift: Spread;
  /** While others write, in a frame for which nothing has come from them, and in one for which their points have. */
  readonly amid: Spread;
  readonly grown: Spread;
}

print(await inPage("pen_latency.ts", (page) => page.evaluate<readonly Measured[]>(`measure(${JSON.stringify(counts)})`)));

function print(measurements: readonly Measured[]): void {
  const first = measurements[0]!;
  const cell = (value: Spread, base: Spread) => `${value.p50.toFixed(2)} / ${value.p95.toFixed(2)} (${(value.p50 / base.p50).toFixed(2)})`;
  console.log("| elements | opening ms | pen moves ms, p50 / p95 (ratio) | with others' strokes | pen lifts | while 30 write | when their points come |");
  console.log("| --- | --- | --- | --- | --- | --- | --- |");
  for (const { count, opening, move, shared, lift, amid, grown } of measurements) {
    const cells = [cell(move, first.move), cell(shared, first.shared), cell(lift, first.lift), cell(amid, first.amid), cell(grown, first.grown)];
    console.log(`| ${count} | ${opening.toFixed(0)} | ${cells.join(" | ")} |`);
  }
}
