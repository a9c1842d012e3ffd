import { make } from "./dom.ts";
import { strings } from "./strings.ts";

export interface Question {
  readonly title: string;
  readonly text: string;
  /** What the button says that does it. */
  readonly confirm: string;
}

/** Asks before something that can't easily be taken back. */
export function confirmed({ title, text, confirm }: Question): Promise<boolean> {
  const dialog = make(
    "dialog",
    { class: "dialog", "aria-labelledby": "question" },
    make(
      "form",
      { method: "dialog" },
      make("h2", { id: "question" }, title),
      make("p", {}, text),
      make(
        "div",
        { class: "answers" },
        make("button", { type: "submit", class: "secondary", value: "" }, strings.cancel),
        make("button", { type: "submit", class: "primary danger", value: "yes", "data-testid": "confirm" }, confirm),
      ),
    ),
  );
  document.body.append(dialog);
  return new Promise((answer) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      answer(dialog.returnValue === "yes");
    });
    dialog.showModal();
  });
}

/** Says that there is no board any more, for as long as that is so. */
export class DeletedNotice {
  private dialog: HTMLDialogElement | undefined;

  show(isDeleted: boolean): void {
    if (!isDeleted) {
      this.dialog?.remove();
      this.dialog = undefined;
    } else if (this.dialog === undefined) {
      this.dialog = this.made();
      document.body.append(this.dialog);
      this.dialog.showModal();
    }
  }

  private made(): HTMLDialogElement {
    const dialog = make(
      "dialog",
      { class: "dialog", "aria-labelledby": "deleted", "data-testid": "board-deleted" },
      make(
        "div",
        { class: "dialog-body" },
        make("h2", { id: "deleted" }, strings.deletedTitle),
        make("p", {}, strings.deletedText),
        make("a", { class: "primary", href: "/", "data-testid": "new-board" }, strings.newBoard),
      ),
    );
    dialog.addEventListener("cancel", (event) => event.preventDefault());
    return dialog;
  }
}
