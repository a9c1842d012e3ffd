import { deepStrictEqual } from "node:assert/strict";
import type { ElementProps } from "../../../main/web/protocol/element.ts";
import { type Color, type ErrorCode, palette } from "../../../main/web/protocol/facts.ts";
import facts from "../../../../../board-protocol/src/main/resources/io/chalkstream/protocol/facts.json" with {
  type: "json",
};

// Records, so that the compiler finds a name that is missing here, and the test one that is missing there.
const colors: Record<Color, true> = {
  black: true,
  grey: true,
  red: true,
  orange: true,
  yellow: true,
  green: true,
  blue: true,
  violet: true,
  white: true,
  none: true,
};
const errorCodes: Record<ErrorCode, true> = {
  malformed: true,
  "unsupported-protocol": true,
  "hello-expected": true,
  unauthorised: true,
  revoked: true,
  "too-fast": true,
  "too-many-connections": true,
  "unknown-element": true,
  "element-exists": true,
  frozen: true,
  locked: true,
  "not-allowed": true,
  "not-kept": true,
  "over-limit": true,
  "op-gap": true,
  "nothing-to-reverse": true,
  "undo-too-early": true,
  unavailable: true,
};
type PropertyNames = { [T in keyof ElementProps]: Record<keyof ElementProps[T], true> };
const properties: PropertyNames = {
  stroke: { x: true, y: true, z: true, color: true, size: true, points: true },
  rectangle: { x: true, y: true, w: true, h: true, z: true, color: true, fill: true, size: true },
  ellipse: { x: true, y: true, w: true, h: true, z: true, color: true, fill: true, size: true },
  line: { x: true, y: true, w: true, h: true, z: true, color: true, size: true },
  arrow: { x: true, y: true, w: true, h: true, z: true, color: true, size: true },
  text: { x: true, y: true, z: true, color: true, size: true, text: true },
  post: { x: true, y: true, w: true, h: true, z: true, color: true, title: true, body: true },
  comment: { z: true, text: true, post: true, name: true },
};

Deno.test("the colours are those of facts.json", () => {
  deepStrictEqual(Object.keys(colors), palette);
});

Deno.test("the error codes are those of facts.json", () => {
  deepStrictEqual(Object.keys(errorCodes), facts.errorCodes);
});

Deno.test("B1 the element types have the properties of facts.json", () => {
  const names = Object.entries(properties).map(([type, props]) => [type, Object.keys(props)]);
  deepStrictEqual(Object.fromEntries(names), facts.elementTypes);
});
