import type { BoardClient } from "../board/board.ts";
import { importing } from "../editing/importing.ts";
import type { ImageLibrary } from "../images/image_library.ts";
import { imagesOf } from "../images/images_of.ts";
import type { BoardDocument } from "../store/document.ts";
import { type Change, type ErrorCode, limits } from "../protocol/contract.ts";
import { changedId, changesElement } from "../protocol/element.ts";
import { newId } from "../protocol/ids.ts";
import type { Stage } from "../stage/stage.ts";
import { usualPaper } from "../store/board_settings.ts";
import { editingRefusal } from "../store/permission.ts";
import { t } from "../text/text.ts";
import { boardFileTypes, readBoard, type ReadBoard, skippedText } from "./board_import.ts";
import { readerOf, signature } from "./comment_names.ts";
import { chooseFiles } from "./files.ts";
import type { Dialogs } from "./dialogs.ts";
import { refusalText, thingsOf } from "./summaries.ts";
import type { TakeBackState } from "./take_back.ts";

/** What is done with a board as a whole. */
export class BoardActions {
  constructor(
    private readonly client: BoardClient,
    private readonly stage: Stage,
    private readonly images: ImageLibrary,
    private readonly dialogs: Dialogs,
    private readonly takingBack: TakeBackState,
    private readonly say: (text: string) => void,
  ) {}

  rename(title: string): void {
    this.client.apply([{ kind: "rename", title }]);
  }

  freeze(on: boolean): void {
    this.client.apply([{ kind: "freeze", on }]);
  }

  hideStudents(on: boolean): void {
    this.client.apply([{ kind: "hide-students", on }]);
  }

  async choosePaper(): Promise<void> {
    const { paper: now } = this.client.settings();
    const paper = await this.dialogs.askPaper(now);
    if (paper !== undefined && paper !== now) {
      this.client.apply([{ kind: "paper", paper }]);
    }
  }

  /** Whether there is anybody whose changes a teacher can take back. */
  canTakeBack(): boolean {
    return this.takingBack.local().length > 0;
  }

  async takeBack(): Promise<void> {
    const change = await this.dialogs.askTakeBack(await this.takingBack.people());
    if (change !== undefined) {
      const op = this.client.apply([change]);
      if (op !== undefined) {
        onOutcome(this.client, op, (elements) => this.say(t("takenBack", { things: thingsOf(elements) })));
      }
    }
  }

  async ask(kind: "clear" | "delete"): Promise<void> {
    if (await this.dialogs.confirm({ title: t(`${kind}.title`), text: t(`${kind}.text`), confirm: t(`${kind}.confirm`) })) {
      this.client.apply([{ kind }]);
    }
  }

  async import(): Promise<void> {
    const [chosen] = await chooseFiles(boardFileTypes, false);
    if (chosen !== undefined) {
      await this.importFile(chosen);
    }
  }

  /** Puts the board that is in a file beside what is there. */
  async importFile(chosen: Blob): Promise<void> {
    const board = await readBoard(chosen);
    if (board === undefined || board === "too-large") {
      this.say(t(board === undefined ? "noBoardFile" : "fileTooLarge"));
      return;
    }
    const { document } = board;
    const problem = this.problemWith(document);
    if (problem !== undefined) {
      this.say(problem);
      return;
    }
    if (imagesOf(document.elements).length > 0) {
      this.say(t("importing"));
    }
    await this.bringImages(board);
    this.stage.boardEditor.apply(this.changes(document));
    const skipped = skippedText(board);
    this.say([t("imported", { count: document.elements.length }), ...(skipped === undefined ? [] : [skipped])].join(". "));
    this.stage.viewport.fit();
  }

  /** Brings the images of the file to the board; what the file hasn't got may be on this device. */
  private async bringImages({ document, image }: ReadBoard): Promise<void> {
    for (const hash of imagesOf(document.elements)) {
      const bytes = await image(hash);
      await (bytes === undefined ? this.images.adopt(hash) : this.images.bring(hash, bytes));
    }
  }

  private problemWith({ elements }: BoardDocument): string | undefined {
    const there = [...this.client.elements()].length;
    const refusal: ErrorCode | undefined = there + elements.length > limits.elementsPerBoard
      ? "over-limit"
      : editingRefusal({ role: this.client.role(), frozen: this.client.settings().frozen });
    return refusal && refusalText(refusal);
  }

  private changes(document: BoardDocument): readonly Change[] {
    const isTeacher = this.client.role() === "teacher";
    const titled = isTeacher && this.client.settings().title === "" && document.title !== "";
    const elements = importing(document, {
      name: this.client.person.name,
      signature: signature(readerOf(this.client)),
      nameless: t("aStudent"),
      taken: this.stage.boardEditor.scene.boundsOfAll(),
      top: this.stage.boardEditor.top(),
      mayLock: isTeacher,
      measure: this.stage.boardEditor.scene.measure,
      newId,
    });
    const { paper } = document;
    const isNewPaper = isTeacher && paper !== undefined && this.client.settings().paper === usualPaper;
    return [
      ...elements,
      ...(titled ? [{ kind: "rename", title: document.title } as const] : []),
      ...(isNewPaper ? [{ kind: "paper", paper } as const] : []),
    ];
  }
}

/** Calls the listener with the number of elements that the operation has changed, once it has taken effect. */
function onOutcome(client: BoardClient, op: number, listener: (elements: number) => void): void {
  const elements = new Set<string>();
  const stop = client.onConfirmed((event) => {
    if (event.author.client === client.clientId && event.op === op) {
      event.changes.filter(changesElement).forEach((change) => elements.add(changedId(change)));
      if (event.more !== true) {
        stop();
        listener(elements.size);
      }
    }
  });
}
