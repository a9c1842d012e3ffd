import type { PdfDocument, PdfProblem } from "./pdf_document.ts";

/** The most bytes of a PDF, and the most pages that are put on a board at once. */
export const pdfLimits = { bytes: 100 * 1024 * 1024, pages: 50 } as const;

export function isPdf({ name, type }: File): boolean {
  return type === "application/pdf" || (type === "" && /\.pdf$/i.test(name));
}

/** Opens a PDF. What reads it is large, and is loaded only now. */
export async function openPdf(file: Blob): Promise<PdfDocument | PdfProblem> {
  if (file.size > pdfLimits.bytes) {
    return "pdf-too-large";
  }
  try {
    const { readPdf } = await import("./pdf_reader.ts");
    return await readPdf(file);
  } catch {
    return "pdf-unavailable";
  }
}
