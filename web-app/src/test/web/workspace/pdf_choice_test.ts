import { deepStrictEqual, strictEqual } from "node:assert/strict";
import type { PdfDocument, PdfPage, PdfProblem } from "../../../main/web/images/pdf_document.ts";
import { PdfChoice } from "../../../main/web/workspace/pdf_choice.ts";

/** A document whose pages are made when the test says so. */
class FakePdf implements PdfDocument {
  readonly asked: number[] = [];
  readonly broken = new Set<number>();
  isClosed = false;
  before: (page: number) => void = () => {};

  constructor(readonly pages: number) {}

  thumbnail = (page: number) => Promise.resolve(`data:${page}`);

  image(number: number): Promise<PdfPage | PdfProblem> {
    this.asked.push(number);
    this.before(number);
    return Promise.resolve(this.broken.has(number) ? "pdf-broken" : pageOf(number));
  }

  close(): void {
    this.isClosed = true;
  }
}

function pageOf(number: number): PdfPage {
  return { number, hash: `h${number}`, bytes: new Blob(), width: 200, height: 300, onBoard: { width: 100, height: 150 } };
}

function choosing(pdf: FakePdf) {
  const log: string[] = [];
  const choice = new PdfChoice(pdf, {
    name: "sheet.pdf",
    mayBeBackground: true,
    put: (pages, isBackground) => Promise.resolve(void log.push(`${pages.map(({ number }) => number).join(" ")} ${isBackground}`)),
    failed: (problem) => void log.push(problem),
  });
  return { choice, log };
}

Deno.test("of a short document all pages are chosen first, of a long one the first page", () => {
  strictEqual(choosing(new FakePdf(50)).choice.text.value, "1-50");
  strictEqual(choosing(new FakePdf(51)).choice.text.value, "1");
});

Deno.test("a press on a page and what is written say the same", () => {
  const { choice } = choosing(new FakePdf(4));
  choice.toggle(2);
  strictEqual(choice.text.value, "1, 3-4");
  choice.write("2");
  deepStrictEqual(choice.chosen.value, [2]);
  choice.toggle(2);
  deepStrictEqual([choice.text.value, choice.chosen.value], ["", undefined]);
});

Deno.test("the chosen pages come on the board together, once all are ready", async () => {
  const { choice, log } = choosing(new FakePdf(4));
  choice.write("4, 2");
  await choice.insert(true);
  deepStrictEqual([log, choice.done.value], [["2 4 true"], 2]);
});

Deno.test("more pages than a board takes at once aren't begun", async () => {
  const pdf = new FakePdf(60);
  const { choice, log } = choosing(pdf);
  choice.write("1-51");
  strictEqual(choice.isTooMany, true);
  await choice.insert(false);
  deepStrictEqual([pdf.asked, log], [[], []]);
});

Deno.test("of a page that can't be read nothing comes on the board", async () => {
  const pdf = new FakePdf(3);
  pdf.broken.add(2);
  const { choice, log } = choosing(pdf);
  await choice.insert(false);
  deepStrictEqual([pdf.asked, log], [[1, 2], ["pdf-broken"]]);
});

Deno.test("whoever leaves meanwhile has put nothing on the board", async () => {
  const pdf = new FakePdf(3);
  const { choice, log } = choosing(pdf);
  pdf.before = (page) => page === 2 && choice.close();
  await choice.insert(false);
  deepStrictEqual([pdf.asked, log, pdf.isClosed], [[1, 2], [], true]);
});

Deno.test("small pictures come one after the other, until the pages are made", async () => {
  const { choice } = choosing(new FakePdf(2));
  await choice.loadThumbnails();
  deepStrictEqual(choice.thumbnails.value, ["data:1", "data:2"]);
});
