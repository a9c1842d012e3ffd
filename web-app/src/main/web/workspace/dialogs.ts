import { type ReadonlySignal, signal } from "@preact/signals";
import type { WhoIsHere } from "../access/join_flow.ts";
import type { ExportOptions } from "../exporting/options.ts";
import type { Change, Paper } from "../protocol/contract.ts";
import type { Changer } from "./changers.ts";
import type { PdfChoice } from "./pdf_choice.ts";

export type TakeBack = Extract<Change, { kind: "takeback" }>;

/** Asks before something that can't easily be taken back. */
export interface Confirmation {
  readonly kind: "confirm";
  readonly title: string;
  readonly text: string;
  /** What the button says that does it. */
  readonly confirm: string;
  readonly answer: (isMeant: boolean) => void;
}

/** Asks for the person's name. */
export interface NameQuestion {
  readonly kind: "name";
  readonly suggestion: string;
  readonly mayCancel: boolean;
  readonly answer: (name: TypedName | undefined) => void;
}

/** A name that somebody has typed: the person themselves, or somebody else who is at the device now. */
export interface TypedName {
  readonly name: string;
  readonly isSomebodyElse: boolean;
}

/** Asks a teacher for the name that somebody is to have. */
export interface RenameQuestion {
  readonly kind: "rename";
  readonly name: string;
  readonly answer: (name: string | undefined) => void;
}

/** Asks whether the person of this name is still at the device. */
export interface WhoQuestion {
  readonly kind: "who";
  readonly name: string;
  readonly answer: (who: WhoIsHere) => void;
}

/** Asks whose changes a teacher takes back, and how many (U16). */
export interface TakeBackQuestion {
  readonly kind: "take-back";
  readonly people: readonly Changer[];
  readonly answer: (change: TakeBack | undefined) => void;
}

/** Asks what a board is to be written on. */
export interface PaperQuestion {
  readonly kind: "paper";
  readonly now: Paper;
  readonly answer: (paper: Paper | undefined) => void;
}

/** Asks what is exported, and as what. */
export interface ExportQuestion {
  readonly kind: "export";
  readonly usual: ExportOptions;
  readonly hasSelection: boolean;
  readonly answer: (options: ExportOptions | undefined) => void;
}

/** Asks which pages of a PDF come on the board. */
export interface PdfQuestion {
  readonly kind: "pdf";
  readonly choice: PdfChoice;
  readonly answer: () => void;
}

type Question = ExportQuestion | PdfQuestion | PaperQuestion | Confirmation | NameQuestion | RenameQuestion | WhoQuestion | TakeBackQuestion;

/** A question, with a number that tells it from the next one. */
export type Dialog = Question & { readonly id: number };

/** What the person is asked, one question after the other. */
export class Dialogs {
  readonly #open = signal<readonly Dialog[]>([]);
  #lastId = 0;

  get open(): ReadonlySignal<readonly Dialog[]> {
    return this.#open;
  }

  confirm(question: Omit<Confirmation, "kind" | "answer">): Promise<boolean> {
    return this.#ask((answer) => ({ kind: "confirm", ...question, answer }));
  }

  /** Undefined: they leave without an answer, which `mayCancel` allows. */
  askName(suggestion: string, mayCancel: boolean): Promise<TypedName | undefined> {
    return this.#ask((answer) => ({ kind: "name", suggestion, mayCancel, answer }));
  }

  /** Asks for a name that another person is to have. Undefined: they leave without an answer. */
  askNameOf(name: string): Promise<string | undefined> {
    return this.#ask((answer) => ({ kind: "rename", name, answer }));
  }

  askWho(name: string): Promise<WhoIsHere> {
    return this.#ask((answer) => ({ kind: "who", name, answer }));
  }

  /** Undefined: they leave without an answer. */
  askTakeBack(people: readonly Changer[]): Promise<TakeBack | undefined> {
    return this.#ask((answer) => ({ kind: "take-back", people, answer }));
  }

  /** Undefined: they leave without an answer. */
  askPaper(now: Paper): Promise<Paper | undefined> {
    return this.#ask((answer) => ({ kind: "paper", now, answer }));
  }

  /** Undefined: they leave without an answer. */
  askExport(question: Pick<ExportQuestion, "usual" | "hasSelection">): Promise<ExportOptions | undefined> {
    return this.#ask((answer) => ({ kind: "export", ...question, answer }));
  }

  /** Ends when the person has left, or the pages are on the board. */
  askPdf(choice: PdfChoice): Promise<void> {
    return this.#ask((answer) => ({ kind: "pdf", choice, answer: () => answer() }));
  }

  #ask<T>(made: (answer: (value: T) => void) => Question): Promise<T> {
    return new Promise((resolve) => {
      const id = ++this.#lastId;
      const question = made((value) => {
        this.#open.value = this.#open.value.filter((dialog) => dialog.id !== id);
        resolve(value);
      });
      this.#open.value = [...this.#open.value, { id, ...question }];
    });
  }
}
