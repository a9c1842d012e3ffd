import { lineHeight } from "../../elements/text_layout.ts";
import type { Point } from "../../geometry/box.ts";
import { rounded } from "../../geometry/rounding.ts";
import { normalised, turned } from "../../geometry/turning.ts";
import { limits } from "../../protocol/contract.ts";
import type { Drawn } from "../../protocol/element.ts";
import { namedColor } from "./colors.ts";
import { type Foreign, type ForeignShapes, inkPieces, isForeign, lookFrom, numberOf } from "./shapes.ts";
import { inkOf } from "./tldraw_ink.ts";

/** Where shapes stand: the place of their parent on the board, how it is turned, and what it is seen through. */
export interface Placement extends Point {
  readonly degrees: number;
  readonly opacity: number;
  /** The outermost first. */
  readonly groups: readonly string[];
}

/** tldraw's names of widths of lines and heights of letters. */
const LINES: Readonly<Record<string, number>> = { s: 2, m: 3.5, l: 5, xl: 10 };
const LETTERS: Readonly<Record<string, number>> = { s: 18, m: 24, l: 36, xl: 44 };
/** A highlighter is so much wider than a line of that name. */
const HIGHLIGHTER = 7;
const NOTE = 200;

const AREAS: Readonly<Record<string, "rectangle" | "ellipse" | "diamond" | "triangle">> = {
  rectangle: "rectangle",
  "check-box": "rectangle",
  "x-box": "rectangle",
  ellipse: "ellipse",
  oval: "ellipse",
  diamond: "diamond",
  rhombus: "diamond",
  triangle: "triangle",
};

/** Where the shapes in a shape stand. */
export function originOf(shape: Foreign, parent: Placement, isGroup: boolean): Placement {
  const at = placeIn(parent, { x: numberOf(shape["x"]), y: numberOf(shape["y"]) });
  const id = String(shape["id"]).replace(/[^A-Za-z0-9_-]/g, "_").slice(0, limits.idLength);
  const groups = isGroup && parent.groups.length < limits.groupDepth ? [...parent.groups, id] : parent.groups;
  return { ...at, degrees: parent.degrees + degreesOf(shape["rotation"]), opacity: parent.opacity * opacityOf(shape), groups };
}

/** Makes of a shape what there is like it here. */
export function convertShape(shape: Foreign, parent: Placement, assets: ReadonlyMap<string, Foreign>, shapes: ForeignShapes): void {
  const kind = String(shape["type"]);
  const props = isForeign(shape["props"]) ? shape["props"] : {};
  const origin = originOf(shape, parent, false);
  const [id, z] = [`pasted-${shapes.elements.length}`, shapes.nextDepth()];
  const scale = numberOf(props["scale"]) || 1;
  const group = origin.groups.length === 0 ? {} : { group: origin.groups.join("/") };
  const color = namedColor(props["color"]);
  const look = { z, color, size: (LINES[String(props["size"])] ?? LINES["m"]!) * scale, ...group, ...lookFrom(origin.opacity, props["dash"]) };
  const letters = { z, color, size: (LETTERS[String(props["size"])] ?? LETTERS["m"]!) * scale, ...group };
  const lines = (points: readonly Point[]) => points.map((point) => placeIn(origin, point));
  const lock = (made: readonly Drawn[]) => (shape["isLocked"] === true ? made.map((element) => ({ ...element, locked: true })) : made);
  switch (kind) {
    case "geo": {
      const type = AREAS[String(props["geo"])];
      if (type === undefined) {
        return shapes.skip(String(props["geo"]));
      }
      const [w, h] = [numberOf(props["w"]), numberOf(props["h"]) + numberOf(props["growY"])];
      const isFilled = !["none", "undefined"].includes(String(props["fill"]));
      const label = textOf(props);
      const placed = { ...look, ...boxAt(origin, w, h), w, h, fill: isFilled ? color : "none" } as const;
      return shapes.take(kind, lock([{ id, type, props: { ...placed, ...(label !== "" && { label }) } }]));
    }
    case "draw":
    case "highlight": {
      const isMark = kind === "highlight";
      const ink = inkOf(props).map((point) => ({ ...placeIn(origin, point), pressure: props["isPen"] === true ? point.pressure : undefined }));
      const brush = isMark ? { brush: "highlighter", size: look.size * HIGHLIGHTER } as const : {};
      const { dash: _, ...plain } = look;
      const pieces = inkPieces(ink).map((piece, i): Drawn => ({ id: `${id}-${i}`, type: "stroke", props: { ...(isMark ? plain : look), x: 0, y: 0, ...brush, points: piece } }));
      return shapes.take(kind, lock(pieces));
    }
    case "line": {
      const points = lines(pointsOf(props["points"] ?? props["handles"]));
      const pieces = points.length < 2 ? [] : inkPieces(points);
      return shapes.take(kind, lock(pieces.map((piece, i): Drawn => ({ id: `${id}-${i}`, type: "polyline", props: { ...look, x: 0, y: 0, points: piece } }))));
    }
    case "arrow": {
      const [start, end] = lines([props["start"], props["end"]].map((place) => (isForeign(place) ? { x: numberOf(place["x"]), y: numberOf(place["y"]) } : { x: 0, y: 0 })));
      const placed = { x: rounded(start!.x), y: rounded(start!.y), w: rounded(end!.x - start!.x), h: rounded(end!.y - start!.y) };
      const type = props["arrowheadEnd"] === "none" && props["arrowheadStart"] === "none" ? "line" : "arrow";
      const words = textOf(props);
      const middle = { x: rounded(placed.x + placed.w / 2), y: rounded(placed.y + placed.h / 2) };
      const label: readonly Drawn[] = words === "" ? [] : [{ id: `${id}-text`, type: "text", props: { ...letters, ...middle, text: words } }];
      return shapes.take(kind, lock([{ id, type, props: { ...look, ...placed } }, ...label]));
    }
    case "text": {
      const text = textOf(props);
      const width = numberOf(props["w"]) * scale;
      const wrap = props["autoSize"] === false ? { wrap: rounded(width) } : {};
      const place = boxAt(origin, width, text.split("\n").length * lineHeight({ size: letters.size, weight: 400 }));
      return shapes.take(kind, text === "" ? [] : lock([{ id, type: "text", props: { ...letters, ...place, text, ...wrap } }]));
    }
    case "note": {
      const [w, h] = [NOTE * scale, (NOTE + numberOf(props["growY"])) * scale];
      return shapes.take(kind, lock([{ id, type: "post", props: { z, color, ...group, ...boxAt(origin, w, h), w, h, title: "", body: textOf(props) } }]));
    }
    case "image": {
      const asset = assets.get(String(props["assetId"]))?.["props"];
      const source = isForeign(asset) ? asset["src"] : undefined;
      if (typeof source !== "string" || !source.startsWith("data:")) {
        return shapes.skip(kind);
      }
      const [w, h] = [numberOf(props["w"]), numberOf(props["h"])];
      const alt = String(props["altText"] ?? "").slice(0, limits.altLength);
      return shapes.take(kind, lock([{ id, type: "image", props: { z, ...group, ...boxAt(origin, w, h), w, h, image: "0".repeat(limits.hashLength), alt } }]), source);
    }
    default:
      return shapes.skip(kind);
  }
}

function placeIn({ x, y, degrees }: Placement, point: Point): Point {
  const { x: dx, y: dy } = turned(point, degrees, { x: 0, y: 0 });
  return { x: x + dx, y: y + dy };
}

/** tldraw turns a box around its corner, we around its middle. */
function boxAt(origin: Placement, w: number, h: number): { readonly x: number; readonly y: number; readonly rotation?: number } {
  const middle = placeIn(origin, { x: w / 2, y: h / 2 });
  const degrees = normalised(origin.degrees);
  return { x: rounded(middle.x - w / 2), y: rounded(middle.y - h / 2), ...(degrees !== 0 && { rotation: degrees }) };
}

function degreesOf(radians: unknown): number {
  return typeof radians === "number" && Number.isFinite(radians) ? radians * 180 / Math.PI : 0;
}

function opacityOf({ opacity }: Foreign): number {
  return typeof opacity === "number" && opacity >= 0 && opacity <= 1 ? opacity : 1;
}

/** The points of a line, by their order: tldraw names them. */
function pointsOf(value: unknown): readonly Point[] {
  const points = Array.isArray(value) ? value : isForeign(value) ? Object.values(value) : [];
  return points
    .filter(isForeign)
    .toSorted((a, b) => (String(a["index"]) < String(b["index"]) ? -1 : 1))
    .map(({ x, y }) => ({ x: numberOf(x), y: numberOf(y) }));
}

/** What is written in a shape, line by line: plain, or in the form that tldraw has for text with marks. */
function textOf({ text, richText }: Foreign): string {
  return typeof text === "string" ? text : isForeign(richText) ? linesOf(richText).join("\n") : "";
}

function linesOf(node: Foreign): readonly string[] {
  const children = Array.isArray(node["content"]) ? node["content"].filter(isForeign) : [];
  if (node["type"] === "paragraph" || node["type"] === "heading") {
    return [children.map((child) => (child["type"] === "hardBreak" ? "\n" : String(child["text"] ?? ""))).join("")];
  }
  return children.flatMap(linesOf);
}
