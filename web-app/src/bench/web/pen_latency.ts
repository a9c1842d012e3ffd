// Measures, in a browser, what drawing costs on a board of some size: how long the page is busy for one move of the pen, for
// one that comes with somebody else's stroke, and when the pen lifts; and the same moves while others write, whose strokes
// grow as they draw. Frames are drawn at once instead of at the screen's pace.
import { Overlay } from "../../main/web/canvas/overlay.ts";
import { systemClock } from "../../main/web/base/clock.ts";
import { measureWith } from "../../main/web/canvas/measuring.ts";
import { Painter } from "../../main/web/canvas/paint.ts";
import { Renderer } from "../../main/web/canvas/renderer.ts";
import { Scene } from "../../main/web/canvas/scene.ts";
import { Selection } from "../../main/web/editing/selection.ts";
import type { EditorContext } from "../../main/web/editing/context.ts";
import { initialStyle } from "../../main/web/elements/style.ts";
import { BoardFonts } from "../../main/web/fonts/board_fonts.ts";
import { themeFor } from "../../main/web/elements/theme.ts";
import { above } from "../../main/web/elements/z_order.ts";
import type { Element } from "../../main/web/protocol/contract.ts";
import type { Drawn } from "../../main/web/protocol/element.ts";
import { newId } from "../../main/web/protocol/ids.ts";
import { BoardStore } from "../../main/web/store/board_store.ts";
import { pen } from "../../main/web/tools/definitions/pen.ts";
import { Crowd } from "./crowd.ts";
import { emptyOverlay } from "./empty_overlay.ts";

const VIEW = { width: 1280, height: 800, camera: { x: 0, y: 0, zoom: 1 }, pixelRatio: 1 };
/** The board's extent, in board units, whatever its number of elements. */
const EXTENT = { width: 12_000, height: 8_000 };

const STROKES = 30;
const MOVES = 20;
/** So many others write, whose points come with each third frame: 20 times a second, where there are 60 frames. */
const OTHERS = 30;
const FRAMES_PER_TICK = 3;

const frames: FrameRequestCallback[] = [];
globalThis.requestAnimationFrame = (callback) => frames.push(callback);

function drawFrames(...canvases: readonly HTMLCanvasElement[]): void {
  frames.splice(0).forEach((draw) => draw(performance.now()));
  // What was drawn is really painted when it is read.
  canvases.forEach((canvas) => canvas.getContext("2d")!.getImageData(0, 0, 1, 1));
}

function stroke(id: string, z: string, seed: number, within = EXTENT): Drawn {
  const random = (n: number) => ((Math.sin(seed * 127.1 + n * 311.7) * 43758.5453) % 1 + 1) % 1;
  const points = Array.from({ length: 20 }, (_, i) => [i * 2, Math.round(20 * random(i)), 0.5]).flat();
  return { id, type: "stroke", props: { x: within.width * random(98), y: within.height * random(99), z, color: "black", size: 4, points } };
}

function elementsOf(count: number): readonly Element[] {
  let z: string | undefined;
  return Array.from({ length: count }, (_, i) => stroke(`e${i}`, z = above(z), i));
}

/** Milliseconds. */
function timed(run: () => void): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

function measured(count: number) {
  const elements = elementsOf(count);
  const store = new BoardStore("u");
  const listeners: ((changed: ReadonlySet<string>) => void)[] = [];
  const told = () => listeners.forEach((listener) => listener(store.takeChanged()));
  const board = { elements: () => store.elements(), get: (id: string) => store.get(id), subscribe: (listener: (changed: ReadonlySet<string>) => void) => {
    listeners.push(listener);
    return () => {};
  } };
  const canvases = [0, 1, 2].map(() => document.body.appendChild(document.createElement("canvas"))) as [HTMLCanvasElement, HTMLCanvasElement, HTMLCanvasElement];
  const measure = measureWith(new BoardFonts(systemClock));
  const painter = new Painter(measure, () => themeFor("light"));
  let drafted: Drawn | undefined;
  let seq = 1;
  let scene!: Scene;
  const opening = timed(() => {
    store.replace({ type: "snapshot", epoch: 1, seq, board: { title: "", frozen: false, studentsHidden: false }, elements });
    scene = new Scene(board, measure, "u");
    const renderer = new Renderer(canvases[0], scene, painter);
    renderer.show(VIEW);
    drawFrames(canvases[0]);
  });
  const overlay = new Overlay(canvases[1], painter, () => themeFor("light"), () => ({ ...emptyOverlay, drawn: drafted }));
  overlay.show(VIEW);
  const confirm = (element: Drawn) => {
    store.confirm({ type: "event", epoch: 1, seq: ++seq, at: 0, author: { user: "v", name: "V", client: "v", role: "student" }, op: seq, changes: [{ kind: "put", element }] });
    told();
  };
  const context = {
    scene,
    selection: new Selection(() => {}),
    style: () => initialStyle,
    zoom: () => 1,
    newId,
    top: () => above(scene.topmost()?.props.z),
    draft(_: Drawn | undefined, shown = _) {
      drafted = shown;
      overlay.repaint();
    },
    apply(changes: readonly { readonly kind: string; readonly element?: Drawn }[]) {
      changes.forEach(({ element }) => element && confirm(element));
    },
  } as unknown as EditorContext;
  const crowd = new Crowd(canvases[2], painter, measure, OTHERS, { width: VIEW.width, height: VIEW.height }, {
    has: (id) => store.get(id) !== undefined,
    put: (ended) => confirm({ ...ended, props: { ...ended.props, z: context.top() } }),
  });
  crowd.show(VIEW);
  const tool = pen.create(context);
  const [moves, shared, lifts, amid, grown]: [number[], number[], number[], number[], number[]] = [[], [], [], [], []];
  const sample = (n: number, i: number) => ({ x: 100 + 30 * n + i * 5, y: 200 + (i * i) % 37, pressure: 0.5, pointer: "pen" as const, time: 0, shift: false, alt: false, ctrl: false });
  for (let n = 0; n < STROKES; n++) {
    tool.down(sample(n, 0));
    for (let i = 1; i <= MOVES; i++) {
      const others = i % 2 === 0;
      (others ? shared : moves).push(timed(() => {
        if (others) {
          confirm(stroke(newId(), context.top(), 1e6 + n * 100 + i, VIEW));
        }
        tool.move([sample(n, i)]);
        drawFrames(...canvases);
      }));
    }
    lifts.push(timed(() => {
      tool.up(sample(n, MOVES));
      drawFrames(...canvases);
    }));
  }
  for (let n = 0; n < STROKES; n++) {
    tool.down(sample(n, 0));
    for (let i = 1; i <= MOVES; i++) {
      const grow = i % FRAMES_PER_TICK === 0;
      const took = timed(() => {
        if (grow) {
          crowd.writeOn();
        }
        tool.move([sample(n, i)]);
        drawFrames(...canvases);
      });
      (grow ? grown : amid).push(took);
    }
    tool.up(sample(n, MOVES));
    drawFrames(...canvases);
  }
  canvases.forEach((canvas) => canvas.remove());
  return { count, opening, move: spread(moves), shared: spread(shared), lift: spread(lifts), amid: spread(amid), grown: spread(grown) };
}

function spread(values: readonly number[]): { readonly p50: number; readonly p95: number } {
  const sorted = [...values].sort((a, b) => a - b);
  return { p50: sorted[Math.floor(sorted.length / 2)]!, p95: sorted[Math.floor(sorted.length * 0.95)]! };
}

/** For each number of elements; the first measurement warms the page up. */
(globalThis as { measure?: unknown }).measure = (counts: readonly number[]) => [counts[0]!, ...counts].map(measured).slice(1);
