// Measures in Chromium what a move of the pen and a new element cost, by what is there already: bench_growth.ts
import { inPage } from "./bench_browser.ts";

await inPage("growth.ts", async (page) => {
  await measure("points of the stroke", "moves", [50, 50, 500, 2_000, 4_900]);
  await measure("elements", "insertionsAmong", [100, 1_000, 10_000, 100_000]);

  async function measure(of: string, name: string, counts: readonly number[]): Promise<void> {
    console.log(`| ${of} | ms p50 / p95 / p99 / most |\n| ---: | ---: |`);
    for (const count of counts) {
      const sorted = (await page.evaluate<number[]>(`growth.${name}(${count})`)).sort((a, b) => a - b);
      const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))]!.toFixed(3);
      console.log(`| ${count} | ${at(0.5)} / ${at(0.95)} / ${at(0.99)} / ${at(1)} |`);
    }
  }
});
