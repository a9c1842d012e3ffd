// Runs a benchmark of src/bench/web in Chromium. The browser is the one in CHROMIUM, or /usr/bin/chromium.
import * as esbuild from "esbuild";
import { resolve } from "node:path";
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
  const profile = await Deno.makeTempDir();
  const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-accelerated-2d-canvas", "--no-first-run", "--remote-debugging-port=0", `--user-data-dir=${profile}`, "about:blank"];
  const browser = new Deno.Command(Deno.env.get("CHROMIUM") ?? "/usr/bin/chromium", { args: flags, stderr: "piped", stdout: "null" }).spawn();
  try {
    const page = await pageOf(await debuggerOf(browser.stderr));
    await page.evaluate(outputFiles[0]!.text);
    return await work(page);
  } finally {
    browser.kill();
    await browser.status;
    await Deno.remove(profile, { recursive: true }).catch(() => {});
  }
}

async function pageOf(address: string): Promise<BenchPage> {
  const targets: { type: string; webSocketDebuggerUrl: string }[] = await (await fetch(`http://${address}/json`)).json();
  const socket = new WebSocket(targets.find(({ type }) => type === "page")!.webSocketDebuggerUrl);
  await new Promise((opened) => socket.addEventListener("open", opened, { once: true }));
  const waiting = new Map<number, (answer: { readonly result: never; readonly error?: unknown }) => void>();
  socket.addEventListener("message", ({ data }) => {
    const answer = JSON.parse(data);
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  const ask = <T>(method: string, params: unknown): Promise<T> => new Promise((done, failed) => {
    const id = ++asked;
    waiting.set(id, ({ result, error }) => error === undefined ? done(result) : failed(new Error(JSON.stringify(error))));
    socket.send(JSON.stringify({ id, method, params }));
  });
  let asked = 0;
  await ask("Performance.enable", { timeDomain: "threadTicks" });
  return {
    async evaluate<T>(expression: string): Promise<T> {
      interface Evaluated {
        readonly result: { readonly value: T };
        readonly exceptionDetails?: { readonly exception?: { readonly description?: string } };
      }
      const { result, exceptionDetails } = await ask<Evaluated>("Runtime.evaluate", { expression, returnByValue: true });
      if (exceptionDetails !== undefined) {
        throw new Error(exceptionDetails.exception?.description);
      }
      return result.value;
    },
    async busy(): Promise<number> {
      const { metrics } = await ask<{ metrics: readonly { readonly name: string; readonly value: number }[] }>("Performance.getMetrics", {});
      return 1_000 * metrics.find(({ name }) => name === "TaskDuration")!.value;
    },
  };
}

async function debuggerOf(log: ReadableStream<Uint8Array>): Promise<string> {
  let told = "";
  for await (const text of log.pipeThrough(new TextDecoderStream())) {
    told += text;
    const found = /DevTools listening on ws:\/\/([^/]+)\//.exec(told);
    if (found !== null) {
      return found[1]!;
    }
  }
  throw new Error(`the browser says no address: ${told}`);
}
