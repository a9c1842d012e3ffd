// Measures the pen's latency on boards of several sizes in Chromium: bench.ts [number of elements…]
// The browser is the one in CHROMIUM, or /usr/bin/chromium.
import * as esbuild from "esbuild";
import { resolve } from "node:path";
import { writeRegistries } from "./registries.ts";

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
}

await writeRegistries();
const { outputFiles } = await esbuild.build({
  entryPoints: [resolve(import.meta.dirname!, "../src/bench/web/pen_latency.ts")],
  bundle: true,
  minify: true,
  write: false,
  format: "iife",
});
await esbuild.stop();
print(await measure(outputFiles[0]!.text));

/** Runs the script in a page, and what it has measured. */
async function measure(script: string): Promise<readonly Measured[]> {
  const profile = await Deno.makeTempDir();
  const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--remote-debugging-port=0", `--user-data-dir=${profile}`, "about:blank"];
  const browser = new Deno.Command(Deno.env.get("CHROMIUM") ?? "/usr/bin/chromium", { args: flags, stderr: "piped", stdout: "null" }).spawn();
  try {
    const address = await debuggerOf(browser.stderr);
    const targets: { type: string; webSocketDebuggerUrl: string }[] = await (await fetch(`http://${address}/json`)).json();
    const socket = new WebSocket(targets.find(({ type }) => type === "page")!.webSocketDebuggerUrl);
    await new Promise((opened) => socket.addEventListener("open", opened, { once: true }));
    await evaluated(socket, 1, script);
    return await evaluated(socket, 2, `measure(${JSON.stringify(counts)})`) as readonly Measured[];
  } finally {
    browser.kill();
    await browser.status;
    await Deno.remove(profile, { recursive: true }).catch(() => {});
  }
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

function evaluated(socket: WebSocket, id: number, expression: string): Promise<unknown> {
  return new Promise((done, failed) => {
    socket.addEventListener("message", ({ data }) => {
      const answer = JSON.parse(data);
      if (answer.id === id) {
        const { result, exceptionDetails } = answer.result;
        return exceptionDetails === undefined ? done(result.value) : failed(new Error(exceptionDetails.exception?.description));
      }
    });
    socket.send(JSON.stringify({ id, method: "Runtime.evaluate", params: { expression, returnByValue: true } }));
  });
}

function print(measurements: readonly Measured[]): void {
  const first = measurements[0]!;
  const cell = (value: Spread, base: Spread) => `${value.p50.toFixed(2)} / ${value.p95.toFixed(2)} (${(value.p50 / base.p50).toFixed(2)})`;
  console.log("| elements | opening ms | pen moves ms, p50 / p95 (ratio) | with others' strokes | pen lifts |");
  console.log("| --- | --- | --- | --- | --- |");
  for (const { count, opening, move, shared, lift } of measurements) {
    console.log(`| ${count} | ${opening.toFixed(0)} | ${cell(move, first.move)} | ${cell(shared, first.shared)} | ${cell(lift, first.lift)} |`);
  }
}
