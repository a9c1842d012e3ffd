import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { fontsFor, knownFontsFor } from "../../../main/web/fonts/catalog.ts";
import { subsets as hangul } from "../../../../target/registries/fonts/hangul.ts";
import { subsets as letters } from "../../../../target/registries/fonts/letters.ts";
import { HANGUL_TABLE, subsetOf } from "../../../main/web/fonts/catalog.ts";

const names = async (text: string, weight: 400 | 700 = 400) => (await fontsFor(text, weight)).map(({ url }) => url.replace(/-[0-9a-f]{8}[.]woff2$/, ""));

Deno.test("a text's letters come from the files of their subsets, in the weight that is asked for", async () => {
  deepStrictEqual(await names("Hello, World"), ["/assets/noto-sans-latin-400"]);
  deepStrictEqual(await names("Привет", 700), ["/assets/noto-sans-latin-700", "/assets/noto-sans-cyrillic-700"]);
  deepStrictEqual(await names("مرحبا"), ["/assets/noto-sans-latin-400", "/assets/noto-sans-arabic-arabic-400"]);
  deepStrictEqual(await names("άλφα, đồng"), ["/assets/noto-sans-latin-400", "/assets/noto-sans-greek-400", "/assets/noto-sans-vietnamese-400"]);
});

Deno.test("the large table of Hangul is asked for by texts that need it, and by no others", async () => {
  ok(knownFontsFor("Grüße, Привет, مرحبا 😀", 400) !== undefined);
  ok((await names("안녕하세요")).some((name) => name.startsWith("/assets/noto-sans-kr-")));
});

Deno.test("what no file has is left to the system", async () => {
  deepStrictEqual(await names("😀ก"), ["/assets/noto-sans-latin-400"]);
});

Deno.test("every syllable of Hangul is in exactly one file", async () => {
  for (let point = 0xac00; point <= 0xd7a3; point++) {
    strictEqual((await fontsFor(String.fromCodePoint(point), 400)).length, 2);
  }
});

Deno.test("no character is in two files, and the texts that need the large table are known without it", () => {
  const seen = new Set<number>();
  for (const [table, rows] of [["letters", letters], ["hangul", hangul]] as const) {
    for (const [first, last] of rows.flatMap((row) => subsetOf(row).spans)) {
      for (let point = first; point <= last; point++) {
        ok(!seen.has(point), point.toString(16));
        seen.add(point);
        ok(table === "letters" || HANGUL_TABLE.test(String.fromCodePoint(point)), point.toString(16));
      }
    }
  }
});
