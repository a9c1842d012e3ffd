// Measures in Chromium whether the whole page keeps up: bench_page.ts
// While 30 people write and 200 elements a second change, on a processor that is slowed down 4 times; and while the wheel is turned
// over 10,000 elements.
import { resolve } from "node:path";
import { BenchGateway, strokes } from "./bench_gateway.ts";
import { press, told, turnWheel, write } from "./bench_input.ts";
import { type DevTools, inBrowser } from "./devtools.ts";

const screen = { width: 1280, height: 800 };
const slowdown = 4;
const seconds = 15;

const resources = resolve(import.meta.dirname!, "../target/bench");
await build(resources);
const gateway = new BenchGateway(resources);
try {
  console.log("| write | changes/s | pen to the painted frame, ms p50 / p95 / p99 / most | tasks of the page's thread, ms | busy |");
  console.log("| ---: | ---: | ---: | ---: | ---: |");
  for (const [people, changes] of [[0, 0], [30, 0], [30, 200]] as const) {
    await inBrowser((page) => pen(page, people, changes));
  }
  console.log("\n| elements | frames/s while the wheel is turned | between two frames, ms |");
  console.log("| ---: | ---: | ---: |");
  for (const elements of [1_000, 10_000]) {
    await inBrowser((page) => wheel(page, elements));
  }
} finally {
  await gateway.close();
}

async function build(into: string): Promise<void> {
  const built = new Deno.Command(Deno.execPath(), { args: ["run", "-A", resolve(import.meta.dirname!, "build.ts"), into] });
  if (!(await built.spawn().status).success) {
    throw new Error("the page can't be built");
  }
}

async function pen(page: DevTools, people: number, changes: number): Promise<void> {
  await open(page, 1_000);
  await press(page, "p");
  gateway.write(people, screen);
  gateway.change(changes);
  const { moves, tasks } = await write(page, seconds, slowdown);
  gateway.rest();
  const busy = tasks.reduce((sum, task) => sum + task, 0) / (10 * seconds);
  console.log(`| ${people} | ${changes} | ${told(moves)} | ${told(tasks)} | ${busy.toFixed(0)} % |`);
}

async function wheel(page: DevTools, elements: number): Promise<void> {
  await open(page, elements);
  const frames = await turnWheel(page);
  const fps = 1_000 * frames.length / frames.reduce((sum, frame) => sum + frame, 0);
  console.log(`| ${elements} | ${fps.toFixed(0)} | ${told(frames)} |`);
}

/** Opens the board with strokes all over the screen. */
async function open(page: DevTools, elements: number): Promise<void> {
  await page.ask("Page.enable");
  await page.ask("Page.addScriptToEvaluateOnNewDocument", { source: 'localStorage.setItem("chalkstream.name", "Me")' });
  await page.ask("Page.navigate", { url: gateway.open(strokes(elements, screen)) });
  await page.until('[...document.querySelectorAll("button")].some((button) => button.textContent.includes("I am Me") && (button.click(), true))');
  await page.until(`window.chalkstream?.elements().length === ${elements}`);
  await page.evaluate("new Promise((done) => setTimeout(done, 1000))");
}
