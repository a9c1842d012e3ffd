import { isCanvasReadable } from "../base/canvas_reading.ts";
import type { BoardClient } from "../board/board.ts";
import { isDrawn } from "../elements/registry.ts";
import { type ExportFormat, type ExportOptions, usualExport } from "../exporting/options.ts";
import { type Scoped, scoped } from "../exporting/scope.ts";
import { boxOf } from "../geometry/box.ts";
import type { ImageLibrary } from "../images/image_library.ts";
import { imagesOf } from "../images/images_of.ts";
import type { Stage } from "../stage/stage.ts";
import { usualPaper } from "../store/board_settings.ts";
import { writeDocument } from "../store/document.ts";
import { currentLanguage, t } from "../text/text.ts";
import { boardArchive } from "./board_archive.ts";
import { asRead, readerOf } from "./comment_names.ts";
import type { Dialogs } from "./dialogs.ts";
import { fileName, save } from "./files.ts";

/** Takes the board that is seen, or a part of it, home: as a picture, as pages, or as a file that can be imported again. */
export class ExportActions {
  #last = usualExport;

  constructor(
    private readonly client: BoardClient,
    private readonly stage: Stage,
    private readonly images: Pick<ImageLibrary, "bytes">,
    private readonly dialogs: Dialogs,
    private readonly say: (text: string) => void,
  ) {}

  /** Asks what is exported, and how. `format`: what is suggested. */
  async ask(format?: ExportFormat): Promise<void> {
    const hasSelection = !this.stage.isPast && !this.stage.boardEditor.selection.isEmpty;
    const usual = { ...this.#last, scope: hasSelection ? "selection" : "board", ...(format && { format }) } as const;
    const options = await this.dialogs.askExport({ usual, hasSelection });
    if (options !== undefined) {
      this.#last = options;
      await this.export(options);
    }
  }

  async export(options: ExportOptions): Promise<void> {
    const { boardEditor, viewport } = this.stage;
    const view = boxOf(...(viewport.area ?? [0, 0, 1, 1]));
    const part = scoped({ elements: [...this.stage.shownBoard.elements()], selected: boardEditor.selection.ids, view }, options.scope, boardEditor.scene.measure);
    if (part.elements.length === 0) {
      this.say(t("export.nothing"));
      return;
    }
    if (options.format === "png" && !isCanvasReadable()) {
      this.say(t("unreadableCanvas"));
      return;
    }
    try {
      await (options.format === "json" ? this.#saveDocument(part) : this.#savePicture(part, options));
    } catch (error) {
      console.error(error);
      this.say(t("export.failed"));
    }
  }

  /** As an archive with its images if there are any, else the document alone. */
  async #saveDocument({ elements }: Scoped): Promise<void> {
    const { title, paper } = this.stage.shownBoard.settings();
    const reader = readerOf(this.client);
    const ids = new Set(elements.map(({ id }) => id));
    const kept = [...this.stage.shownBoard.elements()].filter((element) => ids.has(element.id) || !isDrawn(element));
    const document = writeDocument({ title, paper, elements: kept.map((element) => asRead(element, reader)) });
    const hashes = imagesOf(elements);
    if (hashes.length === 0) {
      save(fileName(title, "chalkstream.json"), new Blob([document], { type: "application/json" }));
      return;
    }
    this.say(t("exporting"));
    const images = new Map<string, Blob>();
    for (const hash of hashes) {
      const bytes = await this.images.bytes(hash);
      if (bytes !== undefined) {
        images.set(hash, bytes);
      }
    }
    save(fileName(title, "chalkstream.zip"), await boardArchive(document, images));
    const missing = hashes.length - images.size;
    this.say(missing > 0 ? t("export.imagesMissing", { count: missing }) : t("export.done"));
  }

  async #savePicture(part: Scoped, options: ExportOptions): Promise<void> {
    const { title, paper = usualPaper } = this.stage.shownBoard.settings();
    if (options.format !== "print") {
      this.say(t("exporting"));
    }
    const { exportPicture } = await import("../exporting/exporter.ts");
    const bytesOf = (hash: string) => this.images.bytes(hash);
    const { file, missing, isReduced } = await exportPicture({ ...part, measure: this.stage.boardEditor.scene.measure, options, paper, title: title || t("untitled"), language: currentLanguage(), bytesOf });
    if (file !== undefined) {
      save(fileName(title, options.format), file);
    }
    if (missing > 0) {
      this.say(t("export.imagesMissing", { count: missing }));
    } else if (file !== undefined) {
      this.say(t(isReduced ? "export.reduced" : "export.done"));
    }
  }
}
