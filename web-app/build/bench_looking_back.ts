// Measures, in Chromium, how long it takes to show the board after any event of a long history: bench_looking_back.ts [events]
import { type BenchPage, inPage } from "./bench_browser.ts";

const jumps = 200;
const events = Number(Deno.args[0] ?? 100_000);

async function busyFor(page: BenchPage, expression: string): Promise<number> {
  const before = await page.busy();
  await page.evaluate(expression);
  return await page.busy() - before;
}

/** p50, p95 and the most, in milliseconds. */
async function spread(page: BenchPage, expression: string): Promise<string> {
  const values: number[] = [];
  for (let i = 0; i < jumps; i++) {
    values.push(await busyFor(page, expression));
  }
  values.sort((a, b) => a - b);
  return [values[jumps / 2]!, values[Math.floor(jumps * 0.95)]!, values.at(-1)!].map((value) => value.toFixed(0)).join(" / ");
}

console.log("| events | elements at most | text | read in | any event, a part of the board seen: ms p50 / p95 / max | all of the board seen | one step back | heap |");
console.log("| --- | --- | --- | --- | --- | --- | --- | --- |");
for (const most of [5_000, 45_000]) {
  await inPage("looking_back.ts", async (page) => {
    const megabytes = await page.evaluate<number>(`bench.prepare(${events}, ${most})`);
    const read = await busyFor(page, "bench.read()");
    await page.evaluate("bench.see(1)");
    const part = await spread(page, "bench.jump()");
    const step = await spread(page, "bench.stepBack()");
    await page.evaluate("bench.see(0.1)");
    const whole = await spread(page, "bench.jump()");
    const heap = await page.evaluate<number>("bench.heap()");
    console.log(`| ${events} | ${most} | ${megabytes.toFixed(0)} MB | ${(read / 1_000).toFixed(1)} s | ${part} | ${whole} | ${step} | ${heap.toFixed(0)} MB |`);
  });
}
