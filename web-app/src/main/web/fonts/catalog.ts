import { subsets as letters } from "../../../../target/registries/fonts/letters.ts";

/** The family that all bundled files make up together, and what stands for letters that none of them has. */
export const BUNDLED_FAMILY = "Chalkstream";
/** As CSS has it. */
export const FONT_FAMILY =
  `"${BUNDLED_FAMILY}", "Apple Color Emoji", "Segoe UI Emoji", "Noto Color Emoji", "Noto Sans", "Noto Sans KR", "Noto Sans Arabic", system-ui, sans-serif`;

export type FontWeight = 400 | 700;

/** Of the letters' height: from a line's top to its bottom, and to its baseline, by the measures of Noto Sans. */
export const LINE_HEIGHT = 1.35;
export const BASELINE = 1.063;

/** A file of letters: a subset in one weight. */
export interface FontFile {
  readonly weight: FontWeight;
  /** Its characters, as CSS has them. */
  readonly ranges: string;
  /** On the page's own server; the name has a hash of the content. */
  readonly url: string;
}

interface Subset {
  readonly spans: readonly (readonly [first: number, last: number])[];
  readonly files: Readonly<Record<FontWeight, FontFile>>;
}

type Row = (typeof letters)[number];

/** Characters of Noto Sans KR: signs, kana, Chinese characters and Hangul. Its table is large, and loaded when it is needed. */
export const HANGUL_TABLE = /[\u02d8\u02d9\u02db\u2070-\u33ff\u3400-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]/;

const subsets = letters.map(subsetOf);
let hangul: Promise<void> | undefined;
let isComplete = false;
/** Null: none has it. */
const known = new Map<number, Subset | null>();

/**
 * The files that hold a text's letters in this weight, the Latin ones always. Letters that none holds are the system's.
 * Fails if the page's server can't be reached.
 */
export async function fontsFor(text: string, weight: FontWeight): Promise<readonly FontFile[]> {
  if (knownFontsFor(text, weight) === undefined) {
    await loadHangulTable();
  }
  return knownFontsFor(text, weight)!;
}

/** The same at once; undefined: the table that tells it isn't loaded. */
export function knownFontsFor(text: string, weight: FontWeight): readonly FontFile[] | undefined {
  if (!isComplete && HANGUL_TABLE.test(text)) {
    return undefined;
  }
  const found = new Set([subsets[0]!]);
  for (const letter of text) {
    const subset = subsetWith(letter.codePointAt(0)!);
    if (subset !== undefined) {
      found.add(subset);
    }
  }
  return [...found].map(({ files }) => files[weight]);
}

/** What a file holds, in WOFF2: for whoever puts letters into a document. */
export async function fontBytes({ url }: FontFile): Promise<Uint8Array> {
  const response = await fetch(url);
  if (!response.ok) {
    throw new Error(`${url}: ${response.status}`);
  }
  return new Uint8Array(await response.arrayBuffer());
}

function loadHangulTable(): Promise<void> {
  return hangul ??= import("../../../../target/registries/fonts/hangul.ts").then((table) => {
    subsets.push(...table.subsets.map(subsetOf));
    known.clear();
    isComplete = true;
  }).catch((problem: unknown) => {
    hangul = undefined;
    throw problem;
  });
}

function subsetWith(point: number): Subset | undefined {
  let subset = known.get(point);
  if (subset === undefined) {
    subset = subsets.find(({ spans }) => spans.some(([first, last]) => first <= point && point <= last)) ?? null;
    known.set(point, subset);
  }
  return subset ?? undefined;
}

export function subsetOf([ranges, regular, bold]: Row): Subset {
  const file = (weight: FontWeight, name: string): FontFile => ({ weight, ranges, url: `/assets/${name}` });
  return { spans: ranges.split(",").map(spanOf), files: { 400: file(400, regular), 700: file(700, bold) } };
}

function spanOf(range: string): readonly [number, number] {
  const [first, last = first] = range.slice("U+".length).split("-").map((digits) => parseInt(digits, 16));
  return [first!, last!];
}
