// Measures, in a browser, what grows with what is there already: a move of the pen with the points of its stroke, and an
// element's way onto the board with the number of elements.
import { systemClock } from "../../main/web/base/clock.ts";
import { measureWith } from "../../main/web/canvas/measuring.ts";
import { Overlay } from "../../main/web/canvas/overlay.ts";
import { Painter } from "../../main/web/canvas/paint.ts";
import { SceneIndex, type Shown } from "../../main/web/canvas/scene_index.ts";
import type { EditorContext } from "../../main/web/editing/context.ts";
import { initialStyle } from "../../main/web/elements/style.ts";
import { themeFor } from "../../main/web/elements/theme.ts";
import { BoardFonts } from "../../main/web/fonts/board_fonts.ts";
import type { Drawn } from "../../main/web/protocol/element.ts";
import { newId } from "../../main/web/protocol/ids.ts";
import { pen } from "../../main/web/tools/definitions/pen.ts";
import { emptyOverlay } from "./empty_overlay.ts";

const view = { width: 1280, height: 800, camera: { x: 0, y: 0, zoom: 1 }, pixelRatio: 1 };
/** The last moves of a stroke are measured. */
const measuredMoves = 100;
const insertions = 500;

const frames: FrameRequestCallback[] = [];
globalThis.requestAnimationFrame = (callback) => frames.push(callback);

/** Milliseconds for each of the last moves of a stroke of so many points, until it is painted. */
function moves(points: number): readonly number[] {
  const canvas = document.body.appendChild(document.createElement("canvas"));
  const painter = new Painter(measureWith(new BoardFonts(systemClock)), () => themeFor("light"));
  let drafted: Drawn | undefined;
  const overlay = new Overlay(canvas, painter, () => themeFor("light"), () => ({ ...emptyOverlay, drawn: drafted }));
  overlay.show(view);
  const context = {
    style: () => initialStyle,
    zoom: () => 1,
    newId,
    top: () => "a1",
    draft(_: Drawn | undefined, shown = _) {
      drafted = shown;
      overlay.repaint();
    },
    apply() {},
  } as unknown as EditorContext;
  const tool = pen.create(context);
  const paint = () => {
    frames.splice(0).forEach((frame) => frame(performance.now()));
    canvas.getContext("2d")!.getImageData(0, 0, 1, 1);
  };
  tool.down(sample(0));
  const took: number[] = [];
  for (let n = 1; n < points; n++) {
    const start = performance.now();
    tool.move([sample(n)]);
    if (n % 10 === 0 || n >= points - measuredMoves) {
      paint();
    }
    took.push(performance.now() - start);
  }
  canvas.remove();
  return took.slice(-measuredMoves);
}

/** A scrawl over the whole screen. */
function sample(n: number) {
  const at = { x: 640 + 600 * Math.sin(n / 37), y: 400 + 380 * Math.sin(n / 53 + 1) };
  return { ...at, pressure: 0.5, pointer: "pen" as const, time: 8 * n, shift: false, alt: false, ctrl: false };
}

/** Milliseconds for each of some elements that come, one by one, in between so many others. */
function insertionsAmong(count: number): readonly number[] {
  const index = new SceneIndex();
  index.update(new Map(Array.from({ length: count }, (_, i) => shown(`e${i}`, 2 * i))));
  index.ordered();
  return Array.from({ length: insertions }, (_, i) => {
    const [id, item] = shown(`n${i}`, 1 + 2 * Math.floor(count * ((i * 0.618) % 1)));
    const start = performance.now();
    index.update(new Map([[id, item]]));
    index.topmost();
    return performance.now() - start;
  });
}

function shown(id: string, depth: number): [string, Shown] {
  const [x, y] = [(depth * 37) % 12_000, (depth * 91) % 8_000];
  const props = { x, y, w: 40, h: 20, z: `a${String(depth).padStart(7, "0")}V`, color: "black", fill: "none", size: 2 };
  return [id, { element: { id, type: "rectangle", props } as Drawn, bounds: { minX: x, minY: y, maxX: x + 40, maxY: y + 20 }, badges: [] }];
}

(globalThis as { growth?: unknown }).growth = { moves, insertionsAmong };
