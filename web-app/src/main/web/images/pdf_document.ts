import type { PreparedImage } from "./prepare.ts";

/** A page of a PDF as an image, with its size on the board. */
export interface PdfPage extends PreparedImage {
  /** Of the document, from 1. */
  readonly number: number;
  readonly onBoard: { readonly width: number; readonly height: number };
}

/** Why a PDF, or a page of it, can't be read. */
export type PdfProblem = "pdf-locked" | "pdf-broken" | "pdf-too-large" | "pdf-unavailable";

/** A PDF that is open. Its pages are numbered from 1. */
export interface PdfDocument {
  readonly pages: number;
  /** A small picture of a page, as a `data:` address; undefined: there is none. */
  thumbnail(page: number): Promise<string | undefined>;
  image(page: number): Promise<PdfPage | PdfProblem>;
  close(): void;
}
