// What a person's hand does to a page in Chromium, and what the page makes of it.
import type { DevTools } from "./devtools.ts";

/** In milliseconds. */
const betweenMoves = 8;
const betweenTurns = 16;
const movesOfStroke = 100;
const turns = 180;

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly tid: number;
  readonly pid: number;
  readonly dur?: number;
  readonly args: { readonly name?: string };
}

export interface Writing {
  /** From the time when the browser got the first move of a frame to the end of that frame's painting, in milliseconds. */
  readonly moves: readonly number[];
  /** The tasks of the page's thread, in milliseconds. */
  readonly tasks: readonly number[];
}

/** Writes for some seconds, stroke after stroke, on a processor that is slowed down. */
export async function write(page: DevTools, seconds: number, slowdown: number): Promise<Writing> {
  await page.evaluate(watchMoves);
  await page.ask("Emulation.setCPUThrottlingRate", { rate: slowdown });
  await drawStrokes(page, 3);
  await page.evaluate("moves.splice(0)");
  const tasks = await traced(page, () => drawStrokes(page, seconds));
  const moves = await page.evaluate<readonly number[]>("moves");
  await page.ask("Emulation.setCPUThrottlingRate", { rate: 1 });
  return { moves, tasks };
}

/** Turns the wheel, so that the page zooms out and in again. Returns the times between its frames, in milliseconds. */
export async function turnWheel(page: DevTools): Promise<readonly number[]> {
  await page.evaluate(watchFrames);
  const started = performance.now();
  for (let n = 0; n < turns; n++) {
    const deltaY = n % 60 < 30 ? 12 : -12;
    void page.ask("Input.dispatchMouseEvent", { type: "mouseWheel", x: 640, y: 400, deltaX: 0, deltaY, modifiers: 2 });
    await until(started + (n + 1) * betweenTurns);
  }
  return await page.evaluate<readonly number[]>("frames");
}

export async function press(page: DevTools, key: string): Promise<void> {
  const named = { key, code: `Key${key.toUpperCase()}`, windowsVirtualKeyCode: key.toUpperCase().charCodeAt(0) };
  await page.ask("Input.dispatchKeyEvent", { type: "keyDown", text: key, ...named });
  await page.ask("Input.dispatchKeyEvent", { type: "keyUp", ...named });
}

/** p50 / p95 / p99 / the most, and how many. */
export function told(values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (part: number) => (sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? NaN).toFixed(1);
  return `${at(0.5)} / ${at(0.95)} / ${at(0.99)} / ${at(1)} (${sorted.length})`;
}

async function drawStrokes(page: DevTools, seconds: number): Promise<void> {
  const started = performance.now();
  for (let n = 0; performance.now() < started + 1_000 * seconds; n++) {
    const i = n % movesOfStroke;
    const [type, buttons] = i === 0 ? ["mousePressed", 1] : i === movesOfStroke - 1 ? ["mouseReleased", 0] : ["mouseMoved", 1];
    const [x, y] = [200 + (n % 200) * 4, 300 + 60 * Math.sin(n / 9)];
    void page.ask("Input.dispatchMouseEvent", { type, x, y, button: "left", buttons, clickCount: 1, pointerType: "pen", force: 0.5 });
    await until(started + (n + 1) * betweenMoves);
  }
}

async function until(time: number): Promise<void> {
  await new Promise((done) => setTimeout(done, Math.max(0, time - performance.now())));
}

async function traced(page: DevTools, work: () => Promise<void>): Promise<readonly number[]> {
  const events: TraceEvent[] = [];
  page.on<{ readonly value: readonly TraceEvent[] }>("Tracing.dataCollected", ({ value }) => events.push(...value));
  const complete = new Promise<void>((done) => page.on("Tracing.tracingComplete", () => done()));
  await page.ask("Tracing.start", { transferMode: "ReportEvents", traceConfig: { includedCategories: ["devtools.timeline", "disabled-by-default-devtools.timeline", "toplevel"] } });
  await work();
  await page.ask("Tracing.end");
  await complete;
  const threads = new Set(events.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain").map(({ pid, tid }) => `${pid} ${tid}`));
  return events.filter(({ name, ph, pid, tid }) => name === "RunTask" && ph === "X" && threads.has(`${pid} ${tid}`)).map(({ dur = 0 }) => dur / 1_000);
}

const watchMoves = `
  globalThis.moves = [];
  let first;
  addEventListener("pointermove", (event) => {
    if (event.buttons !== 1 || first !== undefined) return;
    first = event.getCoalescedEvents()[0]?.timeStamp ?? event.timeStamp;
    requestAnimationFrame(() => {
      const painted = new MessageChannel();
      painted.port1.onmessage = () => { moves.push(performance.now() - first); first = undefined; };
      painted.port2.postMessage(0);
    });
  }, true);`;

const watchFrames = `
  globalThis.frames = [];
  let last = performance.now();
  requestAnimationFrame(function frame(now) { frames.push(now - last); last = now; requestAnimationFrame(frame); });`;
