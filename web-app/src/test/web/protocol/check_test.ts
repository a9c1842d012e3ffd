import { strictEqual } from "node:assert/strict";
import { problemWith } from "../../../main/web/protocol/check.ts";
import { type Change, limits } from "../../../main/web/protocol/contract.ts";
import { put, remove, setX } from "../support/samples.ts";

function set(props: Extract<Change, { kind: "set" }>["props"]): Change {
  return { kind: "set", id: "e1", props };
}

const good: Record<string, readonly Change[]> = {
  "an element of a later release, whatever its properties are": [
    { kind: "put", element: { id: "x", type: "diagram", props: { x: "left", points: 7 } } as never },
  ],
  "a new element": [put("e1")],
  "the furthest place": [setX("e1", -limits.coordinate)],
  "the longest text": [set({ text: "x".repeat(limits.textLength) })],
  "the longest title of the board": [{ kind: "rename", title: "x".repeat(limits.titleLength) }],
  "a change of the board as a whole": [{ kind: "clear" }],
  "the most changes": Array.from({ length: limits.changesPerOp }, (_, i) => remove(`e${i}`)),
};

const unreadable: Record<string, readonly Change[]> = {
  "a place that is too far away": [setX("e1", limits.coordinate + 1)],
  "a place that is not a number": [setX("e1", NaN)],
  "a new element that is too far away": [put("e1", Infinity)],
  "a point that is not a number": [set({ points: [0, NaN, 0.5] })],
  "a size of nothing": [set({ size: 0 })],
  "a size that is too large": [set({ size: 1_001 })],
};

const tooMuch: Record<string, readonly Change[]> = {
  "a stroke of too many points": [set({ points: new Array(3 * limits.pointsPerStroke + 3).fill(0) })],
  "a text that is too long": [set({ text: "x".repeat(limits.textLength + 1) })],
  "a body that is too long": [set({ body: "x".repeat(limits.textLength + 1) })],
  "a title that is too long": [set({ title: "x".repeat(limits.titleLength + 1) })],
  "a title of the board that is too long": [{ kind: "rename", title: "x".repeat(limits.titleLength + 1) }],
  "a name that is too long": [set({ name: "x".repeat(limits.nameLength + 1) })],
  "a z that is too long": [set({ z: "a".repeat(limits.indexLength + 1) })],
  "too many changes": Array.from({ length: limits.changesPerOp + 1 }, (_, i) => remove(`e${i}`)),
  "more bytes than a frame holds": Array.from({ length: 10 }, () => set({ text: "가".repeat(limits.textLength) })),
};

for (const [what, changes] of Object.entries(good)) {
  Deno.test(`B6 ${what} may be sent`, () => strictEqual(problemWith(changes), undefined));
}

for (const [what, changes] of Object.entries(unreadable)) {
  Deno.test(`${what} is not sent: malformed`, () => strictEqual(problemWith(changes), "malformed"));
}

for (const [what, changes] of Object.entries(tooMuch)) {
  Deno.test(`B6 ${what} is not sent: over-limit`, () => strictEqual(problemWith(changes), "over-limit"));
}
