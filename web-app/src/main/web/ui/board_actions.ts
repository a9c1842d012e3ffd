import type { Session } from "../board/board.ts";
import { canvasMeasure } from "../canvas/paint.ts";
import { type BoardDocument, readDocument, writeDocument } from "../store/document.ts";
import type { Change } from "../protocol/element.ts";
import { type ErrorCode, limits } from "../protocol/facts.ts";
import { newId } from "../protocol/ids.ts";
import type { Person } from "../protocol/messages.ts";
import { editingRefusal } from "../store/permission.ts";
import { importing } from "../editing/importing.ts";
import type { BoardEditor } from "../editing/board_editor.ts";
import { asRead, readerOf, signature } from "./comment_names.ts";
import { confirmed } from "./dialogs.ts";
import { choose, fileName, save } from "./files.ts";
import type { MenuItem } from "./menu.ts";
import { changers } from "./people.ts";
import { strings } from "./strings.ts";
import { askTakeBack } from "./take_back.ts";

export interface BoardActionEvents {
  /** Something to be said to the person. */
  say(text: string): void;
  /** Elements have come that may lie out of sight. */
  imported(): void;
}

/** What is done with a board as a whole. */
export class BoardActions {
  readonly items: readonly MenuItem[];

  constructor(
    private readonly session: Session,
    private readonly boardEditor: BoardEditor,
    private readonly events: BoardActionEvents,
  ) {
    const always = () => true;
    const forTeachers = () => session.role() === "teacher";
    const isFrozen = () => session.settings().frozen;
    this.items = [
      { label: strings.newBoard, icon: "plus", testId: "menu-new", press: () => open("/", "_blank"), isOffered: always },
      { label: strings.exportFile, icon: "download", testId: "menu-export", press: () => this.export(), isOffered: always },
      {
        label: strings.importFile,
        icon: "upload",
        testId: "menu-import",
        press: () => void this.import(),
        isOffered: () => editingRefusal({ role: session.role(), frozen: isFrozen() }) === undefined,
      },
      {
        label: strings.freeze,
        icon: "freeze",
        testId: "menu-freeze",
        press: () => this.freeze(true),
        isOffered: () => forTeachers() && !isFrozen(),
      },
      {
        label: strings.unfreeze,
        icon: "freeze",
        testId: "menu-unfreeze",
        press: () => this.freeze(false),
        isOffered: () => forTeachers() && isFrozen(),
      },
      {
        label: strings.hideStudents,
        icon: "hidden",
        testId: "menu-hide-students",
        press: () => this.hideStudents(true),
        isOffered: () => forTeachers() && !session.settings().studentsHidden,
      },
      {
        label: strings.showStudents,
        icon: "eye",
        testId: "menu-show-students",
        press: () => this.hideStudents(false),
        isOffered: () => forTeachers() && session.settings().studentsHidden,
      },
      {
        label: strings.takeBack,
        icon: "undo",
        testId: "menu-take-back",
        press: () => void this.takeBack(),
        isOffered: () => forTeachers() && this.people().length > 0,
      },
      {
        label: strings.clear,
        icon: "clear",
        testId: "menu-clear",
        press: () => void this.ask(strings.confirmClear, { kind: "clear" }),
        isOffered: forTeachers,
        isDangerous: true,
      },
      {
        label: strings.delete,
        icon: "remove",
        testId: "menu-delete",
        press: () => void this.ask(strings.confirmDelete, { kind: "delete" }),
        isOffered: forTeachers,
        isDangerous: true,
      },
    ];
  }

  freeze(on: boolean): void {
    this.session.apply([{ kind: "freeze", on }]);
  }

  private hideStudents(on: boolean): void {
    this.session.apply([{ kind: "hide-students", on }]);
  }

  private people(): readonly Person[] {
    return changers(this.session.authors(), this.session.remote.people(), strings.aStudent);
  }

  private async takeBack(): Promise<void> {
    const change = await askTakeBack(this.people());
    if (change !== undefined) {
      this.session.apply([change]);
    }
  }

  private async ask(question: Parameters<typeof confirmed>[0], change: Change): Promise<void> {
    if (await confirmed(question)) {
      this.session.apply([change]);
    }
  }

  private export(): void {
    const { title } = this.session.settings();
    const reader = readerOf(this.session);
    const elements = [...this.session.elements()].map((element) => asRead(element, reader));
    save(fileName(title), writeDocument({ title, elements }));
  }

  private async import(): Promise<void> {
    const text = await choose(".json,application/json");
    if (text === undefined) {
      return;
    }
    const document = readDocument(text);
    const problem = document === undefined ? strings.noBoardFile : this.problemWith(document);
    if (document === undefined || problem !== undefined) {
      this.events.say(problem ?? strings.noBoardFile);
      return;
    }
    this.boardEditor.apply(this.changes(document));
    this.events.say(strings.imported(document.elements.length));
    this.events.imported();
  }

  private problemWith({ elements }: BoardDocument): string | undefined {
    const there = [...this.session.elements()].length;
    const refusal: ErrorCode | undefined = there + elements.length > limits.elementsPerBoard
      ? "over-limit"
      : editingRefusal({ role: this.session.role(), frozen: this.session.settings().frozen });
    return refusal && strings.notices[refusal];
  }

  private changes(document: BoardDocument): readonly Change[] {
    const isTeacher = this.session.role() === "teacher";
    const titled = isTeacher && this.session.settings().title === "" && document.title !== "";
    const elements = importing(document, {
      name: this.session.person.name,
      signature: signature(readerOf(this.session)),
      nameless: strings.aStudent,
      taken: this.boardEditor.scene.boundsOfAll(),
      top: this.boardEditor.top(),
      mayLock: isTeacher,
      measure: canvasMeasure(),
      newId,
    });
    return titled ? [...elements, { kind: "rename", title: document.title }] : elements;
  }
}
