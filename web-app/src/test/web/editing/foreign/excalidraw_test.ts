import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import fc from "fast-check";
import { readExcalidraw } from "../../../../main/web/editing/foreign/excalidraw.ts";
import { limits } from "../../../../main/web/protocol/contract.ts";

const usual = { color: "black", letters: 20 } as const;
const read = (elements: readonly object[], more: object = {}) => readExcalidraw(JSON.stringify({ type: "excalidraw", version: 2, elements, ...more }), usual)!;
const shape = { x: 10, y: 20, width: 40, height: 30, strokeColor: "#1971c2", backgroundColor: "transparent", strokeWidth: 2, opacity: 100, angle: 0 };

Deno.test("Excalidraw's shapes are shapes here, in the nearest colour, with their look", () => {
  const { elements, skipped } = read([
    { ...shape, type: "rectangle", opacity: 40, strokeStyle: "dashed", backgroundColor: "#ffec99" },
    { ...shape, type: "diamond", isDeleted: true },
    { ...shape, type: "ellipse", strokeStyle: "dotted" },
  ]);
  deepStrictEqual(elements.map(({ type }) => type), ["rectangle", "ellipse"]);
  deepStrictEqual(elements[0]!.props, { x: 10, y: 20, w: 40, h: 30, z: "a0", color: "blue", size: 4, fill: "yellow", opacity: 0.4, dash: "dashed" });
  strictEqual(skipped.size, 0);
});

Deno.test("a line through several points goes through all of them, also an arrow and a turned one", () => {
  const points = [[0, 0], [50, 0], [50, 50]];
  const { elements } = read([{ ...shape, type: "line", points }, { ...shape, type: "arrow", points, endArrowhead: "arrow" }, { ...shape, type: "line", points, angle: Math.PI / 2 }]);
  deepStrictEqual(elements.map(({ type }) => type), ["polyline", "polyline", "arrow", "polyline"]);
  const [bent, , tip, turned] = elements.map(({ props }) => props as { points?: readonly number[]; x: number; y: number; w?: number; h?: number; rotation?: number });
  deepStrictEqual(bent!.points, [0, 0, 0.5, 50, 0, 0.5, 50, 50, 0.5]);
  deepStrictEqual([tip!.x, tip!.y, tip!.w, tip!.h], [60, 20, 0, 50]);
  deepStrictEqual([turned!.rotation, turned!.points], [undefined, [50, 0, 0.5, 50, 50, 0.5, 0, 50, 0.5]]);
});

Deno.test("a drawn line longer than a stroke may be is as many strokes as it takes, without a gap", () => {
  const points = Array.from({ length: limits.pointsPerStroke + 10 }, (_, i) => [i, 0]);
  const { elements } = read([{ ...shape, type: "freedraw", points, pressures: [] }]);
  const pieces = elements.map(({ props }) => (props as { points: readonly number[] }).points);
  deepStrictEqual(pieces.map((piece) => piece.length / 3), [limits.pointsPerStroke, 11]);
  strictEqual(pieces[1]![0], pieces[0]!.at(-3));
});

Deno.test("an image comes with its file, and what can't be shown is counted by kind", () => {
  const files = { f: { mimeType: "image/png", dataURL: "data:image/png;base64,AA==" } };
  const { elements, images, skipped } = read([
    { ...shape, type: "image", fileId: "f" },
    { ...shape, type: "image", fileId: "lost" },
    { ...shape, type: "frame" },
    { ...shape, type: "embeddable" },
    { ...shape, type: "embeddable" },
    { ...shape, type: "text", text: "x".repeat(limits.textLength + 1) },
  ], { files });
  deepStrictEqual([...images], [[elements[0]!.id, "data:image/png;base64,AA=="]]);
  deepStrictEqual([...skipped], [["image", 1], ["frame", 1], ["embeddable", 2], ["text", 1]]);
});

Deno.test("whatever stands in the file, reading it ends with valid elements", () => {
  const junk = fc.oneof(fc.constant(null), fc.string(), fc.double(), fc.array(fc.double()), fc.object());
  const anything = fc.record({ type: fc.constantFrom("rectangle", "line", "arrow", "freedraw", "text", "image", "?"), x: junk, y: junk, width: junk, points: junk, pressures: junk, text: junk, angle: junk, opacity: junk, groupIds: junk, fileId: junk }, { requiredKeys: ["type"] });
  fc.assert(fc.property(fc.array(anything), (elements) => {
    const board = read(elements);
    ok(board.elements.every(({ props }) => Number.isFinite(props.x) && Number.isFinite(props.y)));
  }));
});
