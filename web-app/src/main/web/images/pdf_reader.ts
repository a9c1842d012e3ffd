import { getDocument, GlobalWorkerOptions, type PDFPageProxy, version } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { Size } from "../geometry/box.ts";
import type { PdfDocument, PdfPage, PdfProblem } from "./pdf_document.ts";
import { encoded, hashOf } from "./prepare.ts";
import { limits } from "../protocol/contract.ts";

/** Where the build puts what the library loads by itself. */
const files = `/assets/pdf-${version}/`;
/** A page measures 72 points an inch, the board 96 units; a page is no longer than that. */
const unitsPerPoint = 96 / 72;
const longestSide = 2_000;
/** Pixels of an image for one board unit, and at most. */
const sharpness = 2;
const mostPixels = 3_000;
/** The longer side of a thumbnail, in pixels. */
const thumbnailSide = 200;

/** Reads a PDF. Nothing in it is run: neither scripts, which need a part of the library that isn't there, nor code made of its fonts. */
export async function readPdf(file: Blob): Promise<PdfDocument | PdfProblem> {
  GlobalWorkerOptions.workerSrc = `${files}pdf.worker.min.js`;
  const loading = getDocument({
    data: new Uint8Array(await file.arrayBuffer()),
    isEvalSupported: false,
    useWasm: false,
    enableXfa: false,
    stopAtErrors: false,
    cMapUrl: `${files}cmaps/`,
    standardFontDataUrl: `${files}standard_fonts/`,
    wasmUrl: `${files}wasm/`,
  });
  try {
    const document = await loading.promise;
    return {
      pages: document.numPages,
      thumbnail: async (number) => {
        try {
          const page = await document.getPage(number);
          const { width, height } = page.getViewport({ scale: 1 });
          return (await painted(page, thumbnailSide / Math.max(width, height))).toDataURL("image/jpeg", 0.8);
        } catch {
          return undefined;
        }
      },
      image: async (number) => {
        try {
          return await imageOf(await document.getPage(number));
        } catch {
          return "pdf-broken";
        }
      },
      close: () => void loading.destroy().catch(() => undefined),
    };
  } catch (error) {
    void loading.destroy().catch(() => undefined);
    return problemOf(error);
  }
}

function problemOf(error: unknown): PdfProblem {
  switch (error instanceof Error ? error.name : "") {
    case "PasswordException":
      return "pdf-locked";
    case "InvalidPDFException":
    case "FormatError":
      return "pdf-broken";
    default:
      return "pdf-unavailable";
  }
}

async function imageOf(page: PDFPageProxy): Promise<PdfPage | PdfProblem> {
  const { width, height }: Size = page.getViewport({ scale: 1 });
  const longer = Math.max(width, height);
  const units = Math.min(unitsPerPoint, longestSide / longer);
  const canvas = await painted(page, Math.min(units * sharpness, mostPixels / longer));
  const bytes = await encoded(canvas);
  page.cleanup();
  if (bytes === undefined || bytes.size > limits.imageBytes) {
    return "pdf-too-large";
  }
  return { number: page.pageNumber, hash: await hashOf(bytes), bytes, width: canvas.width, height: canvas.height, onBoard: { width: width * units, height: height * units } };
}

async function painted(page: PDFPageProxy, scale: number): Promise<HTMLCanvasElement> {
  const viewport = page.getViewport({ scale });
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.floor(viewport.width));
  canvas.height = Math.max(1, Math.floor(viewport.height));
  await page.render({ canvas, viewport, background: "#ffffff" }).promise;
  return canvas;
}
