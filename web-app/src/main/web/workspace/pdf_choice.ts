import { type ReadonlySignal, signal } from "@preact/signals";
import { pdfLimits } from "../images/pdf.ts";
import type { PdfDocument, PdfPage, PdfProblem } from "../images/pdf_document.ts";
import { readRanges, writtenRanges } from "../images/page_ranges.ts";

/** Of longer documents, pages beyond this are chosen by their numbers alone. */
const mostThumbnails = 200;

export interface PdfChoiceOptions {
  readonly name: string;
  readonly mayBeBackground: boolean;
  /** All chosen pages are ready. */
  put(pages: readonly PdfPage[], isBackground: boolean): Promise<void>;
  failed(problem: PdfProblem): void;
}

/** Which pages of a PDF a person chooses, and how far these have come. */
export class PdfChoice {
  readonly name: string;
  readonly pages: number;
  /** So many may be chosen. */
  readonly most = pdfLimits.pages;
  readonly mayBeBackground: boolean;
  /** The chosen pages as a text, and the pages that it means; undefined: none. */
  readonly #text = signal("");
  readonly #chosen = signal<readonly number[] | undefined>(undefined);
  readonly #thumbnails = signal<readonly (string | undefined)[]>([]);
  readonly #done = signal<number | undefined>(undefined);
  readonly #pdf: PdfDocument;
  readonly #options: PdfChoiceOptions;
  #isOver = false;

  constructor(pdf: PdfDocument, options: PdfChoiceOptions) {
    this.#pdf = pdf;
    this.#options = options;
    this.name = options.name;
    this.pages = pdf.pages;
    this.mayBeBackground = options.mayBeBackground;
    this.#thumbnails.value = Array.from({ length: Math.min(pdf.pages, mostThumbnails) }, () => undefined);
    this.write(pdf.pages <= this.most ? writtenRanges(Array.from({ length: pdf.pages }, (_, i) => i + 1)) : "1");
  }

  get text(): ReadonlySignal<string> {
    return this.#text;
  }

  get chosen(): ReadonlySignal<readonly number[] | undefined> {
    return this.#chosen;
  }

  /** Small pictures of the first pages; undefined: not there yet. */
  get thumbnails(): ReadonlySignal<readonly (string | undefined)[]> {
    return this.#thumbnails;
  }

  /** How many of the chosen pages are ready; undefined: the person still chooses. */
  get done(): ReadonlySignal<number | undefined> {
    return this.#done;
  }

  /** Whether more pages are chosen than a board takes at once. */
  get isTooMany(): boolean {
    return (this.#chosen.value?.length ?? 0) > this.most;
  }

  write(text: string): void {
    this.#text.value = text;
    this.#chosen.value = readRanges(text, this.pages);
  }

  toggle(page: number): void {
    const chosen = new Set(this.#chosen.value);
    if (!chosen.delete(page)) {
      chosen.add(page);
    }
    this.write(writtenRanges(chosen));
  }

  async loadThumbnails(): Promise<void> {
    for (let i = 0; i < this.#thumbnails.value.length && !this.#isOver && this.#done.value === undefined; i++) {
      const picture = await this.#pdf.thumbnail(i + 1);
      this.#thumbnails.value = this.#thumbnails.value.with(i, picture);
    }
  }

  /** Makes images of the chosen pages, and puts them on the board; all of them, or none. */
  async insert(isBackground: boolean): Promise<void> {
    const chosen = this.#chosen.value;
    if (chosen === undefined || this.isTooMany || this.#done.value !== undefined) {
      return;
    }
    this.#done.value = 0;
    const ready: PdfPage[] = [];
    for (const number of chosen) {
      const page = await this.#pdf.image(number);
      if (this.#isOver) {
        return;
      }
      if (typeof page === "string") {
        this.#options.failed(page);
        return;
      }
      ready.push(page);
      this.#done.value = ready.length;
    }
    await this.#options.put(ready, isBackground);
  }

  /** The person has left, or everything is done. */
  close(): void {
    this.#isOver = true;
    this.#pdf.close();
  }
}
