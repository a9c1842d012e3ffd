import { parseBounded } from "../../base/bounded_json.ts";
import { around, boxOf, centreOf, type Point } from "../../geometry/box.ts";
import { rounded } from "../../geometry/rounding.ts";
import { turned } from "../../geometry/turning.ts";
import { type Color, limits } from "../../protocol/contract.ts";
import type { Drawn } from "../../protocol/element.ts";
import { isId } from "../../protocol/ids.ts";
import { nearestColor } from "./colors.ts";
import { type Foreign, type ForeignBoard, ForeignShapes, inkPieces, isForeign, lookFrom, numberOf, rotationFrom } from "./shapes.ts";

/** The width of lines that don't tell theirs, in board units. */
const LINE = 4;

/** The colour and the height of letters that don't tell theirs. */
export interface UsualLook {
  readonly color: Color;
  readonly letters: number;
}

/** What Excalidraw has kept in a file, or copied; undefined: it is none of its own. */
export function readExcalidraw(text: string, usual: UsualLook): ForeignBoard | undefined {
  if (!text.includes('"excalidraw')) {
    return undefined;
  }
  let read: unknown;
  try {
    read = parseBounded(text);
  } catch {
    return undefined;
  }
  if (!isForeign(read) || !["excalidraw/clipboard", "excalidraw"].includes(String(read["type"])) || !Array.isArray(read["elements"])) {
    return undefined;
  }
  const files = isForeign(read["files"]) ? read["files"] : {};
  const shapes = new ForeignShapes();
  read["elements"].forEach((shape: unknown, i) => {
    if (isForeign(shape) && shape["isDeleted"] !== true) {
      convert(shape, `pasted-${i}`, usual, files, shapes);
    }
  });
  return { title: "", elements: shapes.elements, images: shapes.images, skipped: shapes.skipped };
}

function convert(shape: Foreign, id: string, usual: UsualLook, files: Foreign, shapes: ForeignShapes): void {
  const kind = String(shape["type"]);
  const z = shapes.nextDepth();
  const [x, y, w, h] = ["x", "y", "width", "height"].map((name) => numberOf(shape[name])) as [number, number, number, number];
  const color = nearestColor(shape["strokeColor"]) ?? usual.color;
  const look = { ...lookFrom(numberOf(shape["opacity"] ?? 100) / 100, shape["strokeStyle"]) };
  const line = { x, y, z, color, size: numberOf(shape["strokeWidth"]) * 2 || LINE, ...arrangementOf(shape), ...look };
  const points = pointsOf(shape["points"]);
  switch (kind) {
    case "rectangle":
    case "diamond":
    case "ellipse": {
      const { backgroundColor: fill } = shape as { backgroundColor?: unknown };
      const isFilled = typeof fill === "string" && fill !== "transparent";
      shapes.take(kind, [{ id, type: kind, props: { ...line, w, h, fill: isFilled ? nearestColor(fill) ?? color : "none" } }]);
      break;
    }
    case "line":
    case "arrow":
      shapes.take(kind, lineOf(kind, id, line, points, shape["endArrowhead"] !== null));
      break;
    case "freedraw": {
      const pressures: readonly unknown[] = Array.isArray(shape["pressures"]) ? shape["pressures"] : [];
      const ink = points.map((point, i) => ({ ...point, pressure: numberOf(pressures[i]) }));
      shapes.take(kind, inkPieces(ink).map((piece, i) => ({ id: `${id}-${i}`, type: "stroke", props: { ...line, points: piece } })));
      break;
    }
    case "text": {
      const { opacity: _, dash: __, ...placed } = line;
      shapes.take(kind, [{ id, type: "text", props: { ...placed, size: numberOf(shape["fontSize"]) || usual.letters, text: String(shape["text"] ?? "") } }]);
      break;
    }
    case "image": {
      const file = files[String(shape["fileId"])];
      const address = isForeign(file) ? file["dataURL"] : undefined;
      const placed = { x, y, z, ...arrangementOf(shape) };
      shapes.take(kind, typeof address === "string" ? [{ id, type: "image", props: { ...placed, w, h, image: "0".repeat(limits.hashLength), alt: "" } }] : [], address as string);
      break;
    }
    default:
      shapes.skip(kind);
  }
}

/** A line from one point to another, or through more of them: then it ends with an arrow, if it is one. */
function lineOf(kind: "line" | "arrow", id: string, line: LineLook, points: readonly Point[], hasHead: boolean): readonly Drawn[] {
  const last = points.at(-1);
  const from = points.at(-2);
  if (last === undefined || from === undefined) {
    return [];
  }
  const type = kind === "arrow" && hasHead ? "arrow" : "line";
  const straight: Drawn = { id, type, props: { ...line, x: rounded(line.x + from.x), y: rounded(line.y + from.y), w: rounded(last.x - from.x), h: rounded(last.y - from.y) } };
  if (points.length === 2) {
    return [straight];
  }
  if (line.rotation !== undefined) {
    // Its parts would each turn around a middle of their own.
    const { rotation, ...upright } = line;
    return lineOf(kind, id, upright, turnedTogether(points, rotation), hasHead);
  }
  const parts = inkPieces(type === "arrow" ? points.slice(0, -1) : points);
  const bends = parts.map((piece, i): Drawn => ({ id: `${id}-${i}`, type: "polyline", props: { ...line, points: piece } }));
  return type === "arrow" ? [...bends, straight] : bends;
}

function turnedTogether(points: readonly Point[], degrees: number): readonly Point[] {
  const box = around(points.map(({ x, y }) => boxOf(x, y, 0, 0)))!;
  return points.map((point) => turned(point, degrees, centreOf(box)));
}

type LineLook = Omit<Extract<Drawn, { type: "line" }>["props"], "w" | "h">;

/** How a shape is turned and grouped, as far as it is. */
function arrangementOf({ angle, groupIds }: { readonly angle?: unknown; readonly groupIds?: unknown }): { readonly rotation?: number; readonly group?: string } {
  // The innermost group comes first.
  const groups = Array.isArray(groupIds) ? groupIds.filter(isId).toReversed().slice(0, limits.groupDepth) : [];
  return { ...rotationFrom(angle), ...(groups.length > 0 && { group: groups.join("/") }) };
}

function pointsOf(value: unknown): readonly Point[] {
  return Array.isArray(value)
    ? value.filter((point): point is readonly unknown[] => Array.isArray(point)).map(([x, y]) => ({ x: numberOf(x), y: numberOf(y) }))
    : [];
}
