import { ok, strictEqual } from "node:assert/strict";
import { PERSON_COLOURS, personColor } from "../../../main/web/canvas/person_colors.ts";
import { personColours } from "../../../main/web/protocol/contract.ts";

type Triple = readonly [number, number, number];
type Matrix = readonly [Triple, Triple, Triple];

/** How light comes through to somebody who lacks one kind of cones: Machado, Oliveira and Fernandes, 2009. */
const sights: Readonly<Record<string, Matrix>> = {
  usual: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protanopia: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deuteranopia: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritanopia: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
};
/** Of CIE 1976; 2 can just be noticed by somebody who looks closely. */
const leastDifference = 20;

const colors = Array.from({ length: PERSON_COLOURS }, (_, colour) => personColor(colour));

Deno.test("A7 there are twelve colours for people, and letters on each of them can be read", () => {
  strictEqual(colors.length, personColours);
  for (const { fill, on } of colors) {
    const [light, dark] = [luminance(fill), luminance(on)].sort((a, b) => b - a) as [number, number];
    const contrast = (light + 0.05) / (dark + 0.05);
    ok(contrast >= 4.5, `${fill}: ${contrast}`);
  }
});

for (const [transform, matrix] of Object.entries(sights)) {
  Deno.test(`the colours for people can be told from each other: ${transform}`, () => {
    const seen = colors.map(({ fill }) => lab(product(matrix, linear(fill))));
    seen.forEach((a, i) =>
      seen.slice(0, i).forEach((b, j) => {
        const difference = Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
        ok(difference >= leastDifference, `${colors[i]!.fill} and ${colors[j]!.fill}: ${difference}`);
      }));
  });
}

function linear(color: string): Triple {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return [r!, g!, b!];
}

function luminance(color: string): number {
  return dot([0.2126, 0.7152, 0.0722], linear(color));
}

function lab(rgb: Triple): Triple {
  const root = (value: number) => (value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116);
  const x = root(dot([0.4124, 0.3576, 0.1805], rgb) / 0.95047);
  const y = root(dot([0.2126, 0.7152, 0.0722], rgb));
  const z = root(dot([0.0193, 0.1192, 0.9505], rgb) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function product(matrix: Matrix, rgb: Triple): Triple {
  const [r, g, b] = matrix.map((row) => Math.min(1, Math.max(0, dot(row, rgb))));
  return [r!, g!, b!];
}

function dot(a: Triple, b: Triple): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}
