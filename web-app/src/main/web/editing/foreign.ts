import { parseBounded } from "../base/bounded_json.ts";
import { letterSize, type Style } from "../elements/style.ts";
import { NO_PRESSURE } from "../elements/outline.ts";
import type { Point } from "../geometry/box.ts";
import { rounded } from "../geometry/rounding.ts";
import { normalised } from "../geometry/turning.ts";
import { type Color, limits } from "../protocol/contract.ts";
import { problemWithProperty } from "../protocol/values.ts";
import { isId } from "../protocol/ids.ts";
import type { Drawn } from "../protocol/element.ts";

/** A text as an element, at the board's origin; undefined: there is none, or too much. */
export function textElement(text: string, style: Style): Drawn | undefined {
  const trimmed = text.replaceAll("\r\n", "\n").replace(/\n+$/, "");
  return trimmed.trim() === "" || trimmed.length > limits.textLength
    ? undefined
    : { id: "pasted", type: "text", props: { x: 0, y: 0, z: "a0", color: style.color, size: letterSize(style), text: trimmed } };
}

/** What Excalidraw puts on the clipboard of a shape, as far as it is used. */
interface ForeignShape {
  readonly type?: unknown;
  readonly x?: unknown;
  readonly y?: unknown;
  readonly width?: unknown;
  readonly height?: unknown;
  readonly strokeColor?: unknown;
  readonly backgroundColor?: unknown;
  readonly strokeWidth?: unknown;
  readonly fontSize?: unknown;
  readonly text?: unknown;
  readonly points?: unknown;
  readonly pressures?: unknown;
  readonly isDeleted?: unknown;
  /** In radians, clockwise around the middle. */
  readonly angle?: unknown;
  /** The innermost group first. */
  readonly groupIds?: unknown;
}

/** The elements in a text that Excalidraw has copied, as far as there are such types here; undefined: it is none. */
export function excalidrawElements(text: string, style: Style): readonly Drawn[] | undefined {
  if (!text.includes('"excalidraw')) {
    return undefined;
  }
  let read: { readonly type?: unknown; readonly elements?: unknown };
  try {
    read = parseBounded(text) as typeof read;
  } catch {
    return undefined;
  }
  if (!["excalidraw/clipboard", "excalidraw"].includes(String(read.type)) || !Array.isArray(read.elements)) {
    return undefined;
  }
  const elements = (read.elements as readonly (ForeignShape | null)[])
    .flatMap((shape, i) => (shape === null || shape.isDeleted === true ? [] : [converted(shape, `pasted-${i}`, `a${i}`, style)]));
  return elements.filter((element) => element !== undefined).filter(isValid);
}

function converted(shape: ForeignShape, id: string, z: string, style: Style): Drawn | undefined {
  const [x, y, w, h] = [shape.x, shape.y, shape.width, shape.height].map(numberOf) as [number, number, number, number];
  const color = colorOf(shape.strokeColor) ?? style.color;
  const look = { x, y, z, color, size: numberOf(shape.strokeWidth) * 2 || 4, ...arrangementOf(shape) };
  const points = pointsOf(shape.points);
  switch (shape.type) {
    case "rectangle":
    case "diamond":
    case "ellipse": {
      const isFilled = typeof shape.backgroundColor === "string" && shape.backgroundColor !== "transparent";
      return { id, type: shape.type, props: { ...look, w, h, fill: isFilled ? colorOf(shape.backgroundColor) ?? color : "none" } };
    }
    case "line":
    case "arrow": {
      const [start, end] = [points[0], points.at(-1)];
      return start && end && { id, type: shape.type, props: { ...look, x: rounded(x + start.x), y: rounded(y + start.y), w: rounded(end.x - start.x), h: rounded(end.y - start.y) } };
    }
    case "freedraw": {
      const pressures = Array.isArray(shape.pressures) ? shape.pressures : [];
      const flat = points.slice(0, limits.pointsPerStroke).flatMap((point, i) => [rounded(point.x), rounded(point.y), rounded(numberOf(pressures[i]) || NO_PRESSURE)]);
      return { id, type: "stroke", props: { ...look, points: flat } };
    }
    case "text":
      return { id, type: "text", props: { ...look, size: numberOf(shape.fontSize) || letterSize(style), text: String(shape.text ?? "") } };
    default:
      return undefined;
  }
}

/** How a shape is turned and grouped, as far as it is. */
function arrangementOf({ angle, groupIds }: ForeignShape): { readonly rotation?: number; readonly group?: string } {
  const rotation = typeof angle === "number" && Number.isFinite(angle) ? normalised(angle * 180 / Math.PI) : 0;
  const groups = Array.isArray(groupIds) ? groupIds.filter(isId).toReversed().slice(0, limits.groupDepth) : [];
  return { ...(rotation !== 0 && { rotation }), ...(groups.length > 0 && { group: groups.join("/") }) };
}

function isValid({ props }: Drawn): boolean {
  return Object.entries(props).every(([name, value]) => problemWithProperty(name, value) === undefined);
}

function numberOf(value: unknown): number {
  return typeof value === "number" && Number.isFinite(value) ? rounded(value) : 0;
}

function pointsOf(value: unknown): readonly Point[] {
  return Array.isArray(value)
    ? value.filter((point): point is readonly unknown[] => Array.isArray(point)).map(([x, y]) => ({ x: numberOf(x), y: numberOf(y) }))
    : [];
}

/** The nearest of the board's colours by hue, from `#rrggbb`; undefined: none was told. */
function colorOf(value: unknown): Color | undefined {
  const [, hex] = /^#([0-9a-f]{6})$/i.exec(String(value)) ?? [];
  if (hex === undefined) {
    return undefined;
  }
  const [r, g, b] = [0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16)) as [number, number, number];
  const [least, most] = [Math.min(r, g, b), Math.max(r, g, b)];
  if (most - least < 30) {
    return most < 80 ? "black" : most > 230 ? "white" : "grey";
  }
  const hue = (60 * (most === r ? (g - b) / (most - least) : most === g ? 2 + (b - r) / (most - least) : 4 + (r - g) / (most - least)) + 360) % 360;
  const hues: readonly (readonly [number, Color])[] = [[15, "red"], [42, "orange"], [70, "yellow"], [170, "green"], [255, "blue"], [330, "violet"]];
  return hues.find(([until]) => hue < until)?.[1] ?? "red";
}
