// The page that shows each type of element in all its looks, and each paper, as the board does.
import { systemClock } from "../../../main/web/base/clock.ts";
import { measureWith } from "../../../main/web/canvas/measuring.ts";
import { Painter } from "../../../main/web/canvas/paint.ts";
import { Renderer } from "../../../main/web/canvas/renderer.ts";
import { Scene } from "../../../main/web/canvas/scene.ts";
import type { ImageSource } from "../../../main/web/elements/image_source.ts";
import { themeFor } from "../../../main/web/elements/theme.ts";
import { BoardFonts } from "../../../main/web/fonts/board_fonts.ts";
import type { Paper, Props } from "../../../main/web/protocol/contract.ts";
import { paperBackground } from "../../../main/web/stage/paper.ts";
import { FakeBoard } from "../support/fake_board.ts";
import { CELL, cellOrigin, KNOWN_IMAGE, placed, samples } from "./samples.ts";

/** A part of the sheet that is compared by itself, in pixels. */
interface Part {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const papers: Readonly<Record<Paper, true>> = { plain: true, dots: true, squares: true, lines: true, staff: true, manuscript: true, axes: true };

/** Shows the sheet, and returns its parts once all letters are there. */
async function show(scheme: "light" | "dark", zoom: number): Promise<readonly Part[]> {
  document.documentElement.dataset["theme"] = scheme;
  const parts = samples.map(({ name }, i) => partAt(name, i, zoom));
  const paperParts = Object.keys(papers).map((name, i) => partAt(`paper: ${name}`, samples.length + i, zoom));
  const all = [...parts, ...paperParts];
  const height = Math.max(...all.map((part) => part.y + part.height));
  const sheet = Object.assign(document.createElement("div"), { className: "sheet" });
  sheet.style.cssText = `position: relative; width: ${CELL.columns * CELL.width * zoom}px; height: ${height}px; background: var(--board)`;
  document.body.replaceChildren(sheet);
  Object.keys(papers).forEach((name, i) => sheet.append(paperAt(name as Paper, paperParts[i]!, zoom)));
  const canvas = document.createElement("canvas");
  canvas.style.cssText = "position: absolute; inset: 0";
  sheet.append(canvas);
  await paintSamples(canvas, scheme, zoom, height);
  return all;
}

function partAt(name: string, index: number, zoom: number): Part {
  const { x, y } = cellOrigin(index);
  return { name, x: x * zoom, y: y * zoom, width: CELL.width * zoom, height: CELL.height * zoom };
}

function paperAt(paper: Paper, { x, y, width, height }: Part, zoom: number): HTMLElement {
  const cell = document.createElement("div");
  cell.style.cssText = `position: absolute; left: ${x}px; top: ${y}px; width: ${width}px; height: ${height}px`;
  cell.style.background = paperBackground(paper, { x: -CELL.width / 4, y: -CELL.height / 4, zoom });
  return cell;
}

async function paintSamples(canvas: HTMLCanvasElement, scheme: "light" | "dark", zoom: number, height: number): Promise<void> {
  const elements = samples.flatMap(({ elements }, i) => elements.map((each) => placed(each, i)));
  const fonts = new BoardFonts(systemClock);
  const measure = measureWith(fonts);
  const scene = new Scene(new FakeBoard(...elements), measure, "u");
  const painter = new Painter(measure, () => themeFor(scheme), images);
  const renderer = new Renderer(canvas, scene, painter);
  renderer.show({ width: CELL.columns * CELL.width * zoom, height, camera: { x: 0, y: 0, zoom }, pixelRatio: 1 });
  const letters = elements.map(({ props }) => Object.values(props as Props).filter((value) => typeof value === "string").join("")).join("");
  while (![400, 700].map((weight) => fonts.has(letters, weight as 400 | 700)).every((has) => has)) {
    await new Promise<void>((changed) => fonts.onChange(changed));
  }
  scene.remeasure();
  renderer.repaint();
  // The second frame begins when the first is painted.
  await new Promise((first) => requestAnimationFrame(() => requestAnimationFrame(first)));
}

/** Four fields and a ring. */
function picture(): HTMLCanvasElement {
  const canvas = Object.assign(document.createElement("canvas"), { width: 160, height: 120 });
  const context = canvas.getContext("2d")!;
  ["#d04040", "#40a060", "#4060d0", "#e0c040"].forEach((color, i) => {
    context.fillStyle = color;
    context.fillRect((i % 2) * 80, Math.floor(i / 2) * 60, 80, 60);
  });
  context.strokeStyle = "#ffffff";
  context.lineWidth = 8;
  context.beginPath();
  context.arc(80, 60, 36, 0, 2 * Math.PI);
  context.stroke();
  return canvas;
}

const known = picture();
const images: ImageSource = { find: (hash) => (hash === KNOWN_IMAGE ? known : undefined), dataUrl: () => undefined };

Object.assign(globalThis, { show });
