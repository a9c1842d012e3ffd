import { isCanvasReadable } from "../base/canvas_reading.ts";
import type { BoardClient } from "../board/board.ts";
import { insertImages, insertPages } from "../editing/inserting_images.ts";
import type { Point } from "../geometry/box.ts";
import type { ImageLibrary, RefusedImage } from "../images/image_library.ts";
import { isPdf, openPdf } from "../images/pdf.ts";
import type { PdfPage } from "../images/pdf_document.ts";
import { type ImageProblem, prepare, type PreparedImage } from "../images/prepare.ts";
import type { Stage } from "../stage/stage.ts";
import { editingRefusal } from "../store/permission.ts";
import { t } from "../text/text.ts";
import type { BoardActions } from "./board_actions.ts";
import { isBoardFile } from "./board_import.ts";
import type { Dialogs } from "./dialogs.ts";
import { chooseFiles } from "./files.ts";
import { PdfChoice } from "./pdf_choice.ts";
import { refusalText } from "./summaries.ts";

const fileTypes = "image/png,image/jpeg,image/gif,image/webp,image/svg+xml,.svg,application/pdf,.pdf";

const problemTexts = { "not-an-image": "noImage", "too-large": "imageTooLarge", unreadable: "unreadableCanvas" } as const;

/** How images, the pages of PDFs, and other boards come on the board: chosen, dropped, or pasted. */
export class ImageActions {
  readonly #client: BoardClient;
  readonly #stage: Stage;
  readonly #library: ImageLibrary;
  readonly #dialogs: Dialogs;
  readonly #boards: Pick<BoardActions, "importFile">;
  readonly #say: (text: string) => void;

  constructor(client: BoardClient, stage: Stage, library: ImageLibrary, dialogs: Dialogs, boards: Pick<BoardActions, "importFile">, say: (text: string) => void) {
    this.#client = client;
    this.#stage = stage;
    this.#library = library;
    this.#dialogs = dialogs;
    this.#boards = boards;
    this.#say = say;
    library.onRefused((refused) => this.#takeAway(refused));
    void library.resume();
    this.#listenForDrops();
  }

  async choose(): Promise<void> {
    await this.insert(await chooseFiles(fileTypes), this.#stage.viewport.centre);
  }

  /** Puts files on the board around a point. What is no image is told, and isn't put there. */
  async insert(files: readonly File[], at: Point): Promise<void> {
    if (files.length === 0 || !this.#mayInsert()) {
      return;
    }
    await this.#insertImages(files.filter((file) => !isPdf(file) && !isBoardFile(file)), at);
    for (const file of files.filter(isPdf)) {
      await this.#insertPdf(file, at);
    }
    for (const file of files.filter(isBoardFile)) {
      await this.#boards.importFile(file);
    }
  }

  async #insertImages(files: readonly File[], at: Point): Promise<void> {
    const made = await Promise.all(files.map((file) => prepare(file)));
    const images = made.filter((each): each is PreparedImage => typeof each !== "string");
    const [problem] = made.filter((each): each is ImageProblem => typeof each === "string");
    if (problem !== undefined) {
      this.#say(t(problemTexts[problem]));
    }
    if (images.length > 0) {
      await Promise.all(images.map((image) => this.#library.add(image)));
      this.#stage.viewport.stay();
      insertImages(this.#stage.boardEditor, images, at, this.#stage.viewport.visibleSize);
    }
  }

  /** Puts the pages of a PDF on the board that the person chooses. */
  async #insertPdf(file: File, at: Point): Promise<void> {
    if (!isCanvasReadable()) {
      this.#say(t("unreadableCanvas"));
      return;
    }
    this.#say(t("pdf.opening"));
    const pdf = await openPdf(file);
    if (typeof pdf === "string") {
      this.#say(t(pdf));
      return;
    }
    const choice = new PdfChoice(pdf, {
      name: file.name,
      mayBeBackground: this.#client.role() === "teacher" && this.#client.offered().hasProperty("layer"),
      put: (pages, isBackground) => this.#putPages(file.name, pages, at, isBackground),
      failed: (problem) => this.#say(t(problem)),
    });
    void choice.loadThumbnails();
    await this.#dialogs.askPdf(choice);
    choice.close();
  }

  async #putPages(file: string, pages: readonly PdfPage[], at: Point, isBackground: boolean): Promise<void> {
    if (!this.#mayInsert()) {
      return;
    }
    await Promise.all(pages.map((page) => this.#library.add(page)));
    const { boardEditor, viewport } = this.#stage;
    viewport.stay();
    const named = pages.map((page) => ({ ...page, name: t("pdf.alt", { name: file, number: page.number }) }));
    const first = insertPages(boardEditor, named, at, viewport.visibleSize, isBackground);
    if (first !== undefined) {
      viewport.bringIntoView(first);
    }
  }

  /** Says why not. */
  #mayInsert(): boolean {
    if (this.#stage.isPast) {
      this.#say(t("lookBack.refused"));
      return false;
    }
    const refusal = editingRefusal({ role: this.#client.role(), frozen: this.#client.settings().frozen });
    if (refusal !== undefined) {
      this.#say(refusalText(refusal));
    }
    return refusal === undefined;
  }

  /** The board doesn't take it: nobody is left with an empty frame. */
  #takeAway({ hash, problem }: RefusedImage): void {
    this.#say(t(problem === "full" ? "imagesFull" : "imageRefused"));
    const ids = [...this.#client.elements()].filter((each) => each.type === "image" && each.props.image === hash).map(({ id }) => id);
    if (ids.length > 0) {
      this.#client.apply(ids.map((id) => ({ kind: "remove", id })));
    }
  }

  #listenForDrops(): void {
    const { surface } = this.#stage;
    surface.addEventListener("dragover", (event) => {
      if (event.dataTransfer?.types.includes("Files") === true) {
        event.preventDefault();
        event.dataTransfer.dropEffect = "copy";
      }
    });
    surface.addEventListener("drop", (event) => {
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length > 0) {
        event.preventDefault();
        void this.insert(files, this.#stage.placeOf(event));
      }
    });
  }
}
