import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { pagesOf } from "../../../main/web/exporting/pages.ts";
import { pdfFile } from "../../../main/web/exporting/pdf/pdf_file.ts";
import { pictureBox } from "../../../main/web/elements/picture.ts";
import { boundsOf, isDrawn } from "../../../main/web/elements/registry.ts";
import { themeFor } from "../../../main/web/elements/theme.ts";
import type { Drawn } from "../../../main/web/protocol/element.ts";
import type { PaintedLetters } from "../../../main/web/exporting/fonts.ts";
import { measure, stroke, text } from "../support/elements.ts";
import { fontFiles } from "../support/font_files.ts";
import { randomBoard, randomOf } from "../support/random_boards.ts";
import { pixel } from "../support/pixel.ts";

/** The document as text: its streams are written as they are. */
async function pdfOf(elements: readonly Drawn[], painted: string[] = [], theme = themeFor("light")): Promise<string> {
  const box = pictureBox(elements, measure);
  const paint = (letters: string): PaintedLetters => {
    painted.push(letters);
    return { dataUrl: pixel, left: 0, top: -10, width: 10, height: 10 };
  };
  const context = { theme, measure, images: { find: () => undefined, dataUrl: () => pixel } };
  const file = await pdfFile({ elements, box, background: "dots" }, pagesOf(box, elements.map((each) => boundsOf(each, measure)), "one"), context, { title: "T", language: "ko", fonts: fontFiles, paint });
  return await unpacked(new Uint8Array(await file.arrayBuffer()));
}

async function unpacked(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const latin = new TextDecoder("latin1").decode(bytes);
  const parts: string[] = [];
  for (const { 0: head, index } of latin.matchAll(/ obj\n(?:(?!endobj)[^])*?>>\nstream\n/g)) {
    const length = Number(/\/Length (\d+)/.exec(head)![1]);
    const stream = bytes.slice(index + head.length, index + head.length + length);
    const isText = head.includes("/FlateDecode") && !/\/(Width|Length1|FontFile)/.test(head);
    const inflated = isText ? await new Response(new Blob([stream]).stream().pipeThrough(new DecompressionStream("deflate"))).text().catch(() => "") : "";
    parts.push(head, inflated);
  }
  return latin + parts.join("\n");
}

Deno.test("whatever is on a board can be written as PDF", async () => {
  for (let seed = 1; seed <= 3; seed++) {
    const pdf = await pdfOf(randomBoard(randomOf(seed), 40).filter(isDrawn));
    ok(pdf.startsWith("%PDF-1.7") && pdf.includes("%%EOF"));
  }
});

Deno.test("letters are text in embedded fonts that say which letters they are", async () => {
  const pdf = await pdfOf([text("t", { text: "안녕 Ab" })]);
  ok(pdf.includes("/FontFile2") && !pdf.includes("/Helvetica"));
  for (const letter of "안녕Ab") {
    ok(pdf.includes(`<${letter.codePointAt(0)!.toString(16).padStart(4, "0")}>`), letter);
  }
});

Deno.test("what no font has, and what is written from right to left, is painted, and can still be found", async () => {
  const painted: string[] = [];
  const pdf = await pdfOf([text("t", { text: "ok 😀\nمرحبا" })], painted);
  deepStrictEqual(painted, ["😀", "مرحبا"]);
  ok(pdf.includes("3 Tr") && pdf.includes("<d83d de00>") && pdf.includes("/Subtype /Image"));
});

Deno.test("highlighters blend with what lies below them on the board, and not with the paper", async () => {
  const marks = [stroke("s", { brush: "highlighter" }), text("t", { z: "a1" })];
  const pdf = await pdfOf(marks);
  ok(pdf.includes("/BM /Multiply") && /\/S \/Transparency\s+\/CS \/DeviceRGB\s+\/I true/.test(pdf));
  ok((await pdfOf(marks, [], themeFor("dark"))).includes("/BM /Screen"));
  ok(!(await pdfOf([text("t")])).includes("/S /Transparency"));
});

Deno.test("a link leads where it leads on the board", async () => {
  const pdf = await pdfOf([text("t", { text: "see https://example.org/a" })]);
  ok(pdf.includes("/S /URI") && pdf.includes("(https://example.org/a)"));
});

Deno.test("a stroke's outline is a filled path, an interrupted one a line with dashes", async () => {
  const whole = await pdfOf([stroke("s", { opacity: 0.5 })]);
  ok(/ c\nh\nf/.test(whole) && whole.includes("/ca 0.5"));
  strictEqual(/\[10 10\] 0 d/.test(await pdfOf([stroke("s", { dash: "dashed" })])), true);
});
