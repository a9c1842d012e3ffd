import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { readDocument, writeDocument } from "../../../main/web/store/document.ts";
import { type Element, limits } from "../../../main/web/protocol/contract.ts";
import { arrow, comment, ellipse, line, post, rectangle, stroke, text } from "../support/elements.ts";

const all: readonly Element[] = [
  stroke("s"),
  rectangle("r"),
  ellipse("e"),
  line("l", { w: -5 }),
  arrow("a"),
  text("t", { text: "분수 ½" }),
  { ...post("p", { body: "<b>" }), locked: true },
  comment("c"),
  comment("nameless", { name: "" }),
];

function document(elements: readonly unknown[], more: Record<string, unknown> = {}): string {
  return JSON.stringify({ format: "chalkstream-board", version: 1, title: "Fractions", elements, ...more });
}

Deno.test("T1 what is written down is read again", () => {
  deepStrictEqual(readDocument(writeDocument({ title: "Fractions", elements: all })), { title: "Fractions", elements: all });
});

Deno.test("T3 likes aren't written down: they are their owners' own", () => {
  const written = writeDocument({ title: "", elements: [{ ...post("p"), likes: ["u-ana"] }] });
  deepStrictEqual(JSON.parse(written), { format: "chalkstream-board", version: 1, title: "", elements: [post("p")] });
});

Deno.test("B8 comments are neither written nor read without what they are on", () => {
  const elements = [comment("c"), comment("lost", { post: "gone" }), comment("on-a-comment", { post: "c" }), comment("on-a-rectangle", { post: "r" }), post("p"), rectangle("r")];
  const kept = [comment("c"), comment("on-a-rectangle", { post: "r" }), post("p"), rectangle("r")];
  deepStrictEqual(JSON.parse(writeDocument({ title: "", elements })).elements, kept);
  deepStrictEqual(readDocument(document(elements))?.elements, kept);
});

Deno.test("V8 elements and properties of a later release are written down and read as they are", () => {
  const later = [
    { ...text("t"), props: { ...text("t").props, w: 1, spacing: { lines: 2 } } },
    { id: "x", type: "diagram", props: { z: "a0", x: 1, y: 2, cells: [[1], [2]] }, pinned: true },
    { id: "nowhere", type: "vote", props: { z: "a1", post: "gone" } },
  ];
  const read = readDocument(document(later));
  deepStrictEqual(read?.elements, later);
  deepStrictEqual(JSON.parse(writeDocument(read!)).elements, later);
});

const unreadable: Record<string, string> = {
  "no JSON": "{",
  "another JSON": "[1, 2]",
  "another format": document([], { format: "drawing" }),
  "a later version": document([], { version: 2 }),
  "no elements": document([], { elements: undefined }),
  "no title": document([], { title: undefined }),
  "a title that is no text": document([], { title: 5 }),
  "a title that is too long": document([], { title: "x".repeat(limits.titleLength + 1) }),
  "an element that is none": document([null]),
  "an unknown type": document([{ id: "x", type: "toString", props: {} }]),
  "a property too few": document([{ ...text("t"), props: { x: 1 } }]),
  "a place that is no number": document([rectangle("r", { x: "1" as never })]),
  "a place that is too far away": document([rectangle("r", { x: limits.coordinate * 2 })]),
  "an unknown colour": document([rectangle("r", { color: "pink" as never })]),
  "a size of nothing": document([rectangle("r", { size: 0 })]),
  "half a point": document([stroke("s", { points: [1, 2] })]),
  "no points": document([stroke("s", { points: [] })]),
  "a z with a space": document([rectangle("r", { z: "a 0" })]),
  "an id with a slash": document([rectangle("a/b")]),
  "an id twice": document([rectangle("r"), rectangle("r")]),
};

for (const [what, text] of Object.entries(unreadable)) {
  Deno.test(`a document with ${what} is not read`, () => strictEqual(readDocument(text), undefined));
}
