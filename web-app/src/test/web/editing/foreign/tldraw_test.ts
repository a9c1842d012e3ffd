import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import fc from "fast-check";
import lz from "lz-string";
import { readTldrawClipboard } from "../../../../main/web/editing/foreign/tldraw_clipboard.ts";
import { readTldraw } from "../../../../main/web/editing/foreign/tldraw.ts";
import type { Drawn } from "../../../../main/web/protocol/element.ts";

const page = { typeName: "page", id: "page:1", index: "a1", name: "Page 1" };
const read = (...records: readonly object[]) => readTldraw(JSON.stringify({ tldrawFileFormatVersion: 1, schema: {}, records: [page, ...records] }))!;
let ids = 0;
const shape = (type: string, props: object, more: object = {}) => {
  const id = `shape:${++ids}`;
  return { typeName: "shape", id, type, parentId: "page:1", index: `a${ids}`, x: 100, y: 50, rotation: 0, opacity: 1, isLocked: false, props: { color: "blue", size: "m", dash: "draw", ...props }, ...more };
};
const near = (element: Drawn | undefined, x: number, y: number) => ok(element && Math.abs(element.props.x - x) < 0.02 && Math.abs(element.props.y - y) < 0.02, JSON.stringify(element));

Deno.test("tldraw's areas, notes and texts are such here, with what is written in them", () => {
  const richText = { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: "하나" }] }, { type: "paragraph", content: [{ type: "text", text: "둘" }] }] };
  const { elements } = read(
    shape("geo", { geo: "rectangle", w: 200, h: 80, growY: 20, fill: "solid", dash: "dashed", text: "in it" }),
    shape("geo", { geo: "oval", w: 20, h: 20, fill: "none", color: "light-red" }, { opacity: 0.5, isLocked: true }),
    shape("note", { richText, color: "yellow", growY: 0 }),
    shape("text", { richText, autoSize: true, scale: 2 }),
  );
  deepStrictEqual(elements.map(({ type }) => type), ["rectangle", "ellipse", "post", "text"]);
  const [rectangle, ellipse, post, text] = elements.map(({ props }) => props as unknown as Record<string, unknown>);
  deepStrictEqual([rectangle!["h"], rectangle!["fill"], rectangle!["dash"], rectangle!["label"]], [100, "blue", "dashed", "in it"]);
  deepStrictEqual([ellipse!["color"], ellipse!["opacity"], elements[1]!.locked], ["red", 0.5, true]);
  deepStrictEqual([post!["body"], text!["text"], text!["size"]], ["하나\n둘", "하나\n둘", 48]);
});

Deno.test("tldraw turns a shape around its corner: here it lies where it was seen", () => {
  const { elements } = read(shape("geo", { geo: "rectangle", w: 200, h: 100 }, { rotation: Math.PI / 2 }));
  // Its corner is at (100, 50), and it hangs to the left of it.
  near(elements[0], -50, 100);
  strictEqual((elements[0]!.props as { rotation?: number }).rotation, 90);
});

Deno.test("what stands in a frame or a group lies where it was seen, in the order in which it was seen", () => {
  const group = shape("group", {}, { x: 10, y: 10, rotation: Math.PI });
  const frame = shape("frame", { w: 300, h: 300 }, { x: 500, y: 0, index: "a0" });
  const { elements, skipped } = read(
    group,
    shape("geo", { geo: "ellipse", w: 10, h: 10 }, { parentId: group.id, x: 20, y: 0 }),
    frame,
    shape("geo", { geo: "diamond", w: 10, h: 10 }, { parentId: frame.id, x: 5, y: 5 }),
  );
  deepStrictEqual(elements.map(({ type }) => type), ["diamond", "ellipse"]);
  near(elements[0], 505, 5);
  near(elements[1], -20, 0);
  ok((elements[1]!.props as { group?: string }).group !== undefined);
  deepStrictEqual([...skipped], [["frame", 1]]);
});

Deno.test("drawn lines come in both forms that tldraw has for them, highlighters as such", () => {
  const bytes = new DataView(new ArrayBuffer(12 + 12));
  [10, 20, 0.5].forEach((value, i) => bytes.setFloat32(4 * i, value, true));
  // 1, 2, 0 and -0.5, 0, 0 as halves.
  [0x3c00, 0x4000, 0, 0xb800, 0, 0].forEach((value, i) => bytes.setUint16(12 + 2 * i, value, true));
  const path = btoa(String.fromCharCode(...new Uint8Array(bytes.buffer)));
  const { elements } = read(
    shape("draw", { segments: [{ type: "free", points: [{ x: 0, y: 0, z: 0.2 }, { x: 5, y: 5, z: 0.9 }] }], isPen: true }, { x: 1, y: 1 }),
    shape("highlight", { segments: [{ type: "free", path }], color: "yellow" }, { x: 0, y: 0 }),
  );
  const [drawn, mark] = elements.map(({ props }) => props as { points: readonly number[]; brush?: string });
  deepStrictEqual(drawn!.points, [1, 1, 0.2, 6, 6, 0.9]);
  deepStrictEqual([mark!.brush, mark!.points], ["highlighter", [10, 20, 0.5, 11, 22, 0.5, 10.5, 22, 0.5]]);
});

Deno.test("lines go through their points in order, and an arrow from its start to its end", () => {
  const points = { b: { id: "b", index: "a2", x: 30, y: 0 }, a: { id: "a", index: "a1", x: 0, y: 0 } };
  const { elements } = read(shape("line", { points }, { x: 0, y: 0 }), shape("arrow", { start: { x: 0, y: 0 }, end: { x: 10, y: -5 } }));
  deepStrictEqual((elements[0]!.props as { points: readonly number[] }).points, [0, 0, 0.5, 30, 0, 0.5]);
  const { x, y, w, h } = elements[1]!.props as { x: number; y: number; w: number; h: number };
  deepStrictEqual([elements[1]!.type, x, y, w, h], ["arrow", 100, 50, 10, -5]);
});

Deno.test("an image comes with its asset, and what can't be shown is counted by kind", () => {
  const asset = { typeName: "asset", id: "asset:1", type: "image", props: { src: "data:image/png;base64,AA==" } };
  const { elements, images, skipped } = read(asset, shape("image", { w: 10, h: 10, assetId: "asset:1" }), shape("image", { w: 10, h: 10, assetId: "asset:2" }), shape("video", {}), shape("geo", { geo: "cloud", w: 1, h: 1 }));
  deepStrictEqual([...images.keys()], [elements[0]!.id]);
  deepStrictEqual([...skipped], [["image", 1], ["video", 1], ["cloud", 1]]);
});

Deno.test("what tldraw has copied is read in each of its forms", () => {
  const shapes = [shape("geo", { geo: "rectangle", w: 10, h: 10 }), shape("note", { text: "hi" })];
  const head = { type: "application/tldraw", kind: "content" };
  const older = lz.compressToBase64(JSON.stringify({ ...head, data: { shapes, assets: [] } }));
  const later = JSON.stringify({ ...head, version: 3, data: { assets: [], otherCompressedBase64: lz.compressToBase64(JSON.stringify({ shapes })) } });
  for (const written of [older, later]) {
    deepStrictEqual(readTldrawClipboard(written)?.elements.map(({ type }) => type), ["rectangle", "post"]);
  }
  deepStrictEqual(["", "{", "x", JSON.stringify({ ...head, type: "other" })].map(readTldrawClipboard), [undefined, undefined, undefined, undefined]);
});

Deno.test("files of other programs and broken ones are none of tldraw's", () => {
  deepStrictEqual(["", "{", '{"tldrawFileFormatVersion":1}', '{"tldrawFileFormatVersion":1,"records":7}'].map(readTldraw), [undefined, undefined, undefined, undefined]);
});

Deno.test("whatever stands in the file, reading it ends with valid elements", () => {
  const junk = fc.oneof(fc.constant(null), fc.string(), fc.double(), fc.array(fc.double()), fc.object());
  const kinds = fc.constantFrom("geo", "draw", "highlight", "line", "arrow", "text", "note", "image", "group", "frame");
  const anything = fc.record({ typeName: fc.constant("shape"), id: fc.constantFrom("a", "b"), parentId: fc.constantFrom("a", "b", "page:1"), type: kinds, x: junk, y: junk, rotation: junk, opacity: junk, props: fc.oneof(junk, fc.record({ geo: fc.constantFrom("rectangle", "star"), w: junk, h: junk, segments: junk, points: junk, start: junk, end: junk, richText: junk, scale: junk })) });
  fc.assert(fc.property(fc.array(anything), (records) => {
    ok(read(...records).elements.every(({ props }) => Number.isFinite(props.x) && Number.isFinite(props.y)));
  }));
});
