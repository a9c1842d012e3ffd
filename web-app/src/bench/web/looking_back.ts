// Measures, in a browser, what it costs to look back over a long history: to read it, and to show the board after any event of it,
// until it is painted. Frames are drawn at once instead of at the screen's pace.
import type { HistoryPart } from "../../main/web/access/responses.ts";
import { systemClock } from "../../main/web/base/clock.ts";
import { measureWith } from "../../main/web/canvas/measuring.ts";
import { Painter } from "../../main/web/canvas/paint.ts";
import { Renderer } from "../../main/web/canvas/renderer.ts";
import { Scene } from "../../main/web/canvas/scene.ts";
import { themeFor } from "../../main/web/elements/theme.ts";
import { above } from "../../main/web/elements/z_order.ts";
import { BoardFonts } from "../../main/web/fonts/board_fonts.ts";
import { WorkingBoard } from "../../main/web/history/board_state.ts";
import { Lesson } from "../../main/web/history/lesson.ts";
import { PastBoard } from "../../main/web/history/past_board.ts";
import type { Change, Element, PastEvent } from "../../main/web/protocol/contract.ts";
import { newBoard } from "../../main/web/store/board_settings.ts";

const EXTENT = { width: 12_000, height: 8_000 };
const SIZE = { width: 1280, height: 800, pixelRatio: 1 };
const PER_PART = 1_000;

const frames: FrameRequestCallback[] = [];
globalThis.requestAnimationFrame = (callback) => frames.push(callback);

let seed = 1;
/** From 0 to below 1, the same in each run. */
function random(): number {
  seed = (seed * 16_807) % 2_147_483_647;
  return seed / 2_147_483_647;
}

/** A lesson of strokes that are drawn, moved and deleted, with so many elements at most. */
function recorded(events: number, most: number): { readonly parts: readonly string[]; readonly board: WorkingBoard } {
  const board = new WorkingBoard({ elements: [], settings: newBoard });
  const ids: string[] = [];
  const parts: string[] = [];
  let open: PastEvent[] = [];
  let z: string | undefined;
  for (let seq = 1; seq <= events; seq++) {
    const { change, inverse } = ids.length === 0 || (random() < 0.6 && ids.length < most) ? drawn(seq, z = above(z)) : random() < 0.6 ? moved(board, ids) : removed(board, ids);
    if (change.kind === "put") {
      ids.push(change.element.id);
    }
    board.apply([change]);
    const author = { user: `u${seq % 30}`, name: `N${seq % 30}`, client: `u${seq % 30}_1`, role: "student" as const };
    open.unshift({ event: { type: "event", epoch: 1, seq, at: 1_000 * seq, author, op: seq, changes: [change] }, inverse: [inverse] });
    if (open.length === PER_PART || seq === events) {
      parts.unshift(JSON.stringify({ epoch: 1, oldest: 1, events: open }));
      open = [];
    }
  }
  return { parts, board };
}

function drawn(seq: number, z: string): { readonly change: Change; readonly inverse: Change } {
  const points = Array.from({ length: 20 }, (_, i) => [i * 3, Math.round(20 * random()), 0.5]).flat();
  const id = `e${seq}`;
  const element: Element = { id, type: "stroke", props: { x: Math.round(EXTENT.width * random()), y: Math.round(EXTENT.height * random()), z, color: "black", size: 4, points } };
  return { change: { kind: "put", element }, inverse: { kind: "remove", id } };
}

function moved(board: WorkingBoard, ids: readonly string[]) {
  const { id, props } = board.elements.get(ids[Math.floor(random() * ids.length)]!)!;
  const { x, y } = props as { readonly x: number; readonly y: number };
  return { change: { kind: "set", id, props: { x: x + 10, y: y + 10 } } as const, inverse: { kind: "set", id, props: { x, y } } as const };
}

function removed(board: WorkingBoard, ids: string[]) {
  const place = Math.floor(random() * ids.length);
  const element = board.elements.get(ids[place]!)!;
  ids[place] = ids.at(-1)!;
  ids.pop();
  return { change: { kind: "remove", id: element.id } as const, inverse: { kind: "put", element } as const };
}

let parts: readonly string[] = [];
let lesson: Lesson;
let past: PastBoard;
let canvas: HTMLCanvasElement | undefined;

function draw(): void {
  frames.splice(0).forEach((frame) => frame(performance.now()));
  // What was drawn is really painted when it is read.
  canvas!.getContext("2d")!.getImageData(0, 0, 1, 1);
}

function show(seq: number): void {
  past.show(seq);
  draw();
}

const bench = {
  /** Makes a history. Returns how many megabytes of text it has. */
  prepare(events: number, most: number): number {
    const made = recorded(events, most);
    parts = made.parts;
    lesson = new Lesson(1, made.board.state(events));
    return parts.reduce((sum, text) => sum + text.length, 0) / 1e6;
  },

  /** What a page does with the parts when they have come. */
  read(): void {
    parts.forEach((text) => lesson.add({ text, history: JSON.parse(text) } as HistoryPart));
    parts = [];
  },

  see(zoom: number): void {
    past = new PastBoard(lesson);
    canvas?.remove();
    canvas = document.body.appendChild(document.createElement("canvas"));
    const measure = measureWith(new BoardFonts(systemClock));
    const renderer = new Renderer(canvas, new Scene(past, measure, "u"), new Painter(measure, () => themeFor("light")));
    renderer.show({ ...SIZE, camera: { x: 0, y: 0, zoom } });
    draw();
  },

  jump(): void {
    show(Math.floor(random() * (lesson.last + 1)));
  },

  stepBack(): void {
    show(Math.max(0, past.seq - 1));
  },

  heap(): number {
    return (performance as unknown as { readonly memory: { readonly usedJSHeapSize: number } }).memory.usedJSHeapSize / 1e6;
  },
};

Object.assign(globalThis, { bench });
