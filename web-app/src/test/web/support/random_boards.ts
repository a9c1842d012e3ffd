import { aligns, brushes, dashes, type ElementType, elementTypes, layers, palette, propertyDefaults, slants, weights } from "../../../main/web/protocol/contract.ts";
import type { Element } from "../../../main/web/protocol/contract.ts";
import type { ValueKind } from "../../../main/web/protocol/values.ts";

/** Numbers from 0 up to 1 that are the same for the same seed. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const WORDS = ["Fractions", "a/b", "오늘의", "수업", "분수", "뛐쀍", "Grüße", "Привет", "λόγος", "漢字", "½", "x²", "fi", "AVA", "<&>", "100%", "tiếng"];

export type Random = () => number;

/** A value of each kind; the compiler finds those that are missing. */
export const values: Readonly<Record<ValueKind, (random: Random) => unknown>> = {
  coordinate: (random) => Math.round((random() - 0.3) * 8_000) / 10,
  size: (random) => 1 + Math.round(random() * 400) / 10,
  color: (random) => (random() < 0.7 ? one(palette, random) : `#${Math.floor(random() * 2 ** 24).toString(16).padStart(6, "0")}`),
  opacity: (random) => Math.round(10 + random() * 90) / 100,
  dash: (random) => one(dashes, random),
  brush: (random) => one(brushes, random),
  align: (random) => one(aligns, random),
  weight: (random) => one(weights, random),
  slant: (random) => one(slants, random),
  extent: (random) => Math.round(random() * 200),
  layer: (random) => one(layers, random),
  crop: (random) => one(["", "0 0 0.5 1", "0.25 0.25 0.75 0.75", "1 0 0 1", "0.75 1 0.25 0.5"], random),
  text: (random) => Array.from({ length: 1 + Math.floor(random() * 3) }, () => words(random, 4)).join("\n"),
  title: (random) => words(random, 3),
  name: (random) => words(random, 1),
  index: (random) => `a${Math.floor(random() * 10_000)}`,
  alt: (random) => words(random, 2),
  hash: () => "ab".repeat(32),
  id: (random) => `id-${Math.floor(random() * 10_000)}`,
  angle: (random) => Math.floor(random() * 360),
  groups: () => "",
  reference: () => "",
  points: (random) => points(random),
};

/** A board of elements of all types, with any values for their properties; those that may be missing are there as often as not. */
export function randomBoard(random: Random, size: number): readonly Element[] {
  const types = Object.keys(elementTypes).filter((type) => type !== "comment") as ElementType[];
  return Array.from({ length: size }, (_, i) => {
    const type = one(types, random);
    const names = Object.entries<ValueKind>(elementTypes[type]).filter(([name]) => !(name in propertyDefaults) || random() < 0.5);
    const props = Object.fromEntries(names.map(([name, kind]) => [name, values[kind](random)]));
    return { id: `e${i}`, type, props } as unknown as Element;
  });
}

function points(random: Random): readonly number[] {
  const flat: number[] = [];
  let [x, y] = [0, 0];
  for (let i = 0; i < 2 + Math.floor(random() * 40); i++) {
    flat.push(Math.round(x * 10) / 10, Math.round(y * 10) / 10, Math.round(random() * 100) / 100);
    [x, y] = [x + random() * 20 - 5, y + random() * 20 - 10];
  }
  return flat;
}

function words(random: Random, most: number): string {
  return Array.from({ length: 1 + Math.floor(random() * most) }, () => one(WORDS, random)).join(" ");
}

export function one<T>(all: readonly T[], random: Random): T {
  return all[Math.floor(random() * all.length)]!;
}
