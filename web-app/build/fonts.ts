// Writes which font files the board's letters come from: for each subset its characters, and the names of its files with a
// hash of their content. A character is in one subset alone: in the first of this order.
import { createHash } from "node:crypto";
import { join, resolve } from "node:path";

const packages = resolve(import.meta.dirname!, "../node_modules/@fontsource");
const output = resolve(import.meta.dirname!, "../target/registries/fonts");
const weights = [400, 700];

/** All under the SIL Open Font License, which goes with the files. */
const families = ["noto-sans", "noto-sans-arabic", "noto-sans-kr"];

/** The tables that are written, and their subsets: `package/subset`. Those of Noto Sans KR are numbered, the usual letters last. */
const tables: Readonly<Record<string, () => Promise<readonly string[]>>> = {
  letters: () => Promise.resolve([
    ...["latin", "vietnamese", "latin-ext", "cyrillic", "cyrillic-ext", "greek", "greek-ext"].map((subset) => `noto-sans/${subset}`),
    "noto-sans-arabic/arabic",
  ]),
  hangul: async () => Object.keys(await unicodeRanges("noto-sans-kr")).filter((subset) => subset.startsWith("[")).map((subset) => `noto-sans-kr/${subset}`),
};

/** Where a file is, and what it is called on the server. */
export interface FontAsset {
  readonly source: string;
  readonly name: string;
}

/** Writes the tables, and returns the files that they name, and the licences. */
export async function writeFonts(): Promise<readonly FontAsset[]> {
  await Deno.mkdir(output, { recursive: true });
  const taken = new Set<number>();
  const assets: FontAsset[] = [];
  for (const family of families) {
    assets.push(await assetOf(join(packages, family, "LICENSE"), `${family}-license`, ".txt"));
  }
  for (const [table, subsets] of Object.entries(tables)) {
    const rows: string[] = [];
    for (const subset of await subsets()) {
      const [family, part] = subset.split("/") as [string, string];
      const points = codePoints((await unicodeRanges(family))[part]!).filter((point) => !taken.has(point));
      points.forEach((point) => taken.add(point));
      const name = `${family}-${part.replace(/[[\]]/g, "")}`;
      const files = await Promise.all(weights.map((weight) =>
        assetOf(join(packages, family, "files", `${name}-${weight}-normal.woff2`), `${name}-${weight}`, ".woff2")));
      assets.push(...files);
      rows.push(JSON.stringify([rangesOf(points), ...files.map((file) => file.name)]));
    }
    await writeIfChanged(join(output, `${table}.ts`), tableOf(rows));
  }
  return assets;
}

async function unicodeRanges(family: string): Promise<Readonly<Record<string, string>>> {
  return JSON.parse(await Deno.readTextFile(join(packages, family, "unicode.json")));
}

async function assetOf(source: string, name: string, extension: string): Promise<FontAsset> {
  const hash = createHash("sha256").update(await Deno.readFile(source)).digest("hex").slice(0, 8);
  return { source, name: `${name}-${hash}${extension}` };
}

function codePoints(ranges: string): readonly number[] {
  return ranges.split(",").flatMap((range) => {
    const [first, last = first] = range.trim().slice("U+".length).split("-").map((digits) => parseInt(digits, 16));
    return Array.from({ length: last! - first! + 1 }, (_, i) => first! + i);
  });
}

/** As CSS has them. */
function rangesOf(points: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const point of points.toSorted((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last?.[1] === point - 1) {
      last[1] = point;
    } else {
      ranges.push([point, point]);
    }
  }
  return ranges.map(([first, last]) => `U+${first.toString(16)}${first === last ? "" : `-${last.toString(16)}`}`).join(",");
}

function tableOf(rows: readonly string[]): string {
  return [
    "// Written by build/fonts.ts: the characters, and the files of the weights 400 and 700.",
    "export const subsets: readonly (readonly [ranges: string, regular: string, bold: string])[] = [",
    ...rows.map((row) => `  ${row},`),
    "];\n",
  ].join("\n");
}

async function writeIfChanged(path: string, text: string): Promise<void> {
  if (await Deno.readTextFile(path).catch(() => "") !== text) {
    await Deno.writeTextFile(path, text);
  }
}
