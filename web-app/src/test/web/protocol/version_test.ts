import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { type Change, type ClientMessage, type Color, protocolVersion } from "../../../main/web/protocol/contract.ts";
import { isLater, offeredBy, ownVersion, Version } from "../../../main/web/protocol/version.ts";
import { rectangle } from "../support/elements.ts";

/** A contract that has got these things with its minor version 2. */
const additions = {
  messages: { wave: 2 },
  changes: { spin: 2 },
  elementTypes: { cube: 2 },
  properties: { rectangle: { glow: 2 } },
  mixedColors: 2,
  commentsOnAll: 2,
  elementBounds: 2,
};
const before = new Version(1, additions);
const after = new Version(2, additions);
const types: Readonly<Record<string, string>> = { r: "rectangle", c: "cube" };
const typeOf = (id: string) => types[id];

const cube = { kind: "put", element: { id: "c2", type: "cube", props: { x: 0 } } } as unknown as Change;
const glow = { glow: 3 } as object;

Deno.test("V9 a version has the types, properties, changes and messages that came with it or before", () => {
  deepStrictEqual([before.has("cube"), before.has("rectangle"), before.has("rectangle", "x"), before.has("rectangle", "glow")], [false, true, true, false]);
  deepStrictEqual([after.has("cube"), after.has("rectangle", "glow")], [true, true]);
  const wave = { type: "wave" } as unknown as ClientMessage;
  deepStrictEqual([before.hasMessage(wave), after.hasMessage(wave), before.hasMessage({ type: "ping" })], [false, true, true]);
  const spin = { kind: "spin", id: "r" } as unknown as Change;
  deepStrictEqual([before.hasChange(spin, typeOf), after.hasChange(spin, typeOf)], [false, true]);
});

Deno.test("V9 an element of a later type is neither put nor set, but may go", () => {
  const set: Change = { kind: "set", id: "c", props: { x: 1 } };
  deepStrictEqual([cube, set].map((change) => before.hasChange(change, typeOf)), [false, false]);
  deepStrictEqual([cube, set].map((change) => after.hasChange(change, typeOf)), [true, true]);
  strictEqual(before.hasChange({ kind: "remove", id: "c" }, typeOf), true);
});

Deno.test("V9 properties that are later aren't written; of a change that has no others nothing is left", () => {
  const plain = rectangle("r2");
  const glowing = { ...plain, props: { ...plain.props, ...glow } };
  deepStrictEqual(before.reduced({ kind: "put", element: glowing }, typeOf), { kind: "put", element: plain });
  deepStrictEqual(after.reduced({ kind: "put", element: glowing }, typeOf), { kind: "put", element: glowing });
  deepStrictEqual(before.reduced({ kind: "set", id: "r", props: { x: 1, ...glow } }, typeOf), { kind: "set", id: "r", props: { x: 1 } });
  strictEqual(before.reduced({ kind: "set", id: "r", props: glow }, typeOf), undefined);
  deepStrictEqual(after.reduced({ kind: "set", id: "r", props: glow }, typeOf), { kind: "set", id: "r", props: glow });
});

Deno.test("V9 properties that are later aren't shown while elements are dragged either", () => {
  const drag = { r: { x: 1, ...glow }, e: { x: 2 } };
  deepStrictEqual(before.reducedMessage({ type: "drag", drag }, typeOf), { type: "drag", drag: { r: { x: 1 }, e: { x: 2 } } });
  deepStrictEqual(after.reducedMessage({ type: "drag", drag }, typeOf), { type: "drag", drag });
  deepStrictEqual(before.reducedMessage({ type: "drag" }, typeOf), { type: "drag" });
});

Deno.test("V9 colours that a person has mixed are later than those of the palette", () => {
  const paint = (color: Color): Change => ({ kind: "set", id: "r", props: { color } });
  deepStrictEqual([before.hasMixedColors, before.hasChange(paint("#0f766e"), typeOf), before.hasChange(paint("red"), typeOf)], [false, false, true]);
  deepStrictEqual([after.hasMixedColors, after.hasChange(paint("#0f766e"), typeOf)], [true, true]);
});

Deno.test("V9 a property that only later types have is later", () => {
  deepStrictEqual([before.hasProperty("glow"), after.hasProperty("glow"), before.hasProperty("x")], [false, true, true]);
});

Deno.test("V1 what may be used is what the gateway offers, as far as the page knows it", () => {
  const { major, minor } = protocolVersion;
  const welcome = { type: "welcome", gateway: "g", role: "teacher", protocol: major } as const;
  strictEqual(offeredBy({ ...welcome, minor: minor - 1 }).minor, minor - 1);
  strictEqual(offeredBy({ ...welcome, minor: minor + 1 }), ownVersion);
  strictEqual(offeredBy(welcome).minor, 0);
  deepStrictEqual([minor, minor + 1].map((offered) => isLater({ ...welcome, minor: offered })), [false, true]);
});
