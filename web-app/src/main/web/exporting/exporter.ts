import { Painter } from "../canvas/paint.ts";
import { paintedPicture, pictureScale } from "../canvas/picture.ts";
import type { Picture } from "../elements/picture.ts";
import { boundsOf } from "../elements/registry.ts";
import type { SvgContext } from "../elements/svg.ts";
import type { Measure } from "../elements/text_layout.ts";
import { themeFor } from "../elements/theme.ts";
import { BUNDLED_FAMILY } from "../fonts/catalog.ts";
import type { Paper } from "../protocol/contract.ts";
import { bundledFonts } from "./bundled_fonts.ts";
import { LoadedImages } from "./loaded_images.ts";
import type { ExportOptions } from "./options.ts";
import { pagesOf } from "./pages.ts";
import { paintedLetters } from "./painted_letters.ts";
import { printPages } from "./print.ts";
import type { Scoped } from "./scope.ts";
import { svgFile } from "./svg_file.ts";

export interface PictureRequest extends Scoped {
  readonly measure: Measure;
  readonly options: ExportOptions;
  readonly paper: Paper;
  readonly title: string;
  /** A language tag. */
  readonly language: string;
  /** Of an image; undefined: they can't be had. */
  bytesOf(hash: string): Promise<Blob | undefined>;
}

export interface ExportedPicture {
  /** Undefined: it was printed. */
  readonly file: Blob | undefined;
  /** The number of images that couldn't be had. */
  readonly missing: number;
  /** Whether it has fewer pixels than usual. */
  readonly isReduced: boolean;
}

/** Makes a file of a picture, or prints it. */
export async function exportPicture({ elements, box, measure, options, paper, title, language, bytesOf }: PictureRequest): Promise<ExportedPicture> {
  const images = await LoadedImages.load(elements, bytesOf);
  const theme = themeFor(options.theme);
  const picture: Picture = { elements, box, background: options.background === "paper" ? paper : options.background };
  const context: SvgContext = { theme, measure, images };
  const pages = () => pagesOf(box, elements.map((element) => boundsOf(element, measure)), options.pages);
  const made = (file: Blob | undefined, isReduced = false) => ({ file, missing: images.missing, isReduced });
  switch (options.format) {
    case "png":
      return made(await pngOf(paintedPicture(picture, new Painter(measure, () => theme, images), theme)), pictureScale(box).isReduced);
    case "svg":
      return made(new Blob([await svgFile(picture, context, bundledFonts, BUNDLED_FAMILY)], { type: "image/svg+xml" }));
    case "pdf": {
      const { pdfFile } = await import("./pdf/pdf_file.ts");
      return made(await pdfFile(picture, pages(), context, { title, language, fonts: bundledFonts, paint: paintedLetters }));
    }
    case "print":
      await printPages(picture, pages(), context);
      return made(undefined);
    case "json":
      throw new Error("a document is no picture");
  }
}

async function pngOf(canvas: HTMLCanvasElement): Promise<Blob> {
  const bytes = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (bytes === null) {
    throw new Error(`a picture of ${canvas.width} by ${canvas.height} pixels can't be made`);
  }
  return bytes;
}
