// Runs a benchmark of src/bench/web in Chromium.
import * as esbuild from "esbuild";
import { resolve } from "node:path";
import { inBrowser } from "./devtools.ts";
import { writeRegistries } from "./registries.ts";

/** A page in which a benchmark's script has run. */
export interface BenchPage {
  evaluate<T>(expression: string): Promise<T>;
  /** For how many milliseconds its thread has had the processor: what else the computer does hardly counts. */
  busy(): Promise<number>;
}

/** Runs `work` with a page of the benchmark. */
export async function inPage<T>(benchmark: string, work: (page: BenchPage) => Promise<T>): Promise<T> {
  await writeRegistries();
  const { outputFiles } = await esbuild.build({
    entryPoints: [resolve(import.meta.dirname!, `../src/bench/web/${benchmark}`)],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
  });
  await esbuild.stop();
  return await inBrowser(async (page) => {
    await page.ask("Performance.enable", { timeDomain: "threadTicks" });
    await page.evaluate(outputFiles[0]!.text);
    return await work({
      evaluate: (expression) => page.evaluate(expression),
      async busy(): Promise<number> {
        const { metrics } = await page.ask<{ metrics: readonly { readonly name: string; readonly value: number }[] }>("Performance.getMetrics");
        return 1_000 * metrics.find(({ name }) => name === "TaskDuration")!.value;
      },
    });
  });
}
