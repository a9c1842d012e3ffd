import { type Picture, pictureNodes } from "../../elements/picture.ts";
import { boundsOf, definitionOf } from "../../elements/registry.ts";
import type { SvgContext } from "../../elements/svg.ts";
import type { PlacedLink } from "../../elements/text_block.ts";
import type { Measure } from "../../elements/text_layout.ts";
import { turnedCorners, turnOf } from "../../elements/turning.ts";
import { around, boxOf, intersects } from "../../geometry/box.ts";
import type { Drawn } from "../../protocol/element.ts";
import type { FontFiles } from "../fonts.ts";
import { lettersIn } from "../letters_in.ts";
import type { Page } from "../pages.ts";
import { PdfImages } from "./images.ts";
import { Letters, type LettersOptions } from "./letters.ts";
import { newPdf, type PdfDocument } from "./libraries.ts";
import { NodeWriter } from "./node_writer.ts";
import { written } from "./path_content.ts";

export interface PdfOptions {
  readonly title: string;
  /** A language tag. */
  readonly language: string;
  readonly fonts: FontFiles;
  readonly paint: LettersOptions["paint"];
}

/** Pages of a picture as a PDF document: lines stay lines, and letters are text in embedded fonts. */
export async function pdfFile(picture: Picture, pages: readonly Page[], context: SvgContext, { title, language, fonts, paint }: PdfOptions): Promise<Blob> {
  const document = newPdf({
    autoFirstPage: false,
    font: null,
    pdfVersion: "1.7",
    lang: language,
    displayTitle: true,
    info: { Title: title, Creator: "Chalkstream" },
  });
  const whole = blobOf(document);
  const images = new PdfImages(document);
  const letters = new Letters(document, images, { measure: context.measure, paint });
  await letters.prepare(lettersIn(pictureNodes({ ...picture, background: "transparent" }, context)), fonts);
  const writer = new NodeWriter(document, letters, images);
  for (const page of pages) {
    const elements = picture.elements.filter((element) => intersects(boundsOf(element, context.measure), page.box));
    drawPage(document, page, () => {
      pictureNodes({ ...picture, elements, box: page.box }, context).forEach((node) => writer.draw(node));
      elements.flatMap((element) => placedLinks(element, context.measure)).forEach(({ box, href }) =>
        document.link(box.minX, box.minY, box.maxX - box.minX, box.maxY - box.minY, href));
    });
  }
  document.end();
  return await whole;
}

/** The links that are written in an element. Of a turned one each has the box around where it is. */
function placedLinks(element: Drawn, measure: Measure): readonly PlacedLink[] {
  const definition = definitionOf(element);
  const turn = turnOf(definition, element.props, measure);
  return (definition.links?.(element.props, measure) ?? []).map(({ box, href }) => {
    const corners = turnedCorners(box, turn).map(({ x, y }) => boxOf(x, y, 0, 0));
    return { box: around(corners)!, href };
  });
}

function drawPage(document: PdfDocument, { width, height, margin, scale, box }: Page, draw: () => void): void {
  document.addPage({ size: [width, height], margin: 0 });
  document.save();
  document.addContent(`${written(margin, margin, (box.maxX - box.minX) * scale, (box.maxY - box.minY) * scale)} re W n`);
  document.transform(scale, 0, 0, scale, margin - box.minX * scale, margin - box.minY * scale);
  draw();
  document.restore();
}

function blobOf(document: PdfDocument): Promise<Blob> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  document.on("data", (chunk) => chunks.push(chunk));
  return new Promise((resolve) => document.on("end", () => resolve(new Blob(chunks, { type: "application/pdf" }))));
}
