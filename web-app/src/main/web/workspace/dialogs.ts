import { type ReadonlySignal, signal } from "@preact/signals";
import type { Change, Person } from "../protocol/contract.ts";

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
  readonly answer: (name: string | undefined) => void;
}

/** Asks whose changes a teacher takes back, and how many (U16). */
export interface TakeBackQuestion {
  readonly kind: "take-back";
  readonly people: readonly Person[];
  readonly answer: (change: TakeBack | undefined) => void;
}

type Question = Confirmation | NameQuestion | TakeBackQuestion;

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
  askName(suggestion: string, mayCancel: boolean): Promise<string | undefined> {
    return this.#ask((answer) => ({ kind: "name", suggestion, mayCancel, answer }));
  }

  /** Undefined: they leave without an answer. */
  askTakeBack(people: readonly Person[]): Promise<TakeBack | undefined> {
    return this.#ask((answer) => ({ kind: "take-back", people, answer }));
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
