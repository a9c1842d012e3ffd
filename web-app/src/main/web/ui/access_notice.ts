import type { Refusal } from "../access/outcome.ts";
import { make } from "./dom.ts";
import { icon } from "./icons.ts";
import { strings } from "./strings.ts";

export type NoAccess = Refusal["kind"] | "no-link" | "login" | "unavailable";

/** Says, on the whole page, why no board is to be seen. */
export class AccessNotice {
  private dialog: HTMLDialogElement | undefined;

  show(why: NoAccess): void {
    if (this.dialog?.dataset["reason"] === why) {
      return;
    }
    this.hide();
    this.dialog = made(why);
    document.body.append(this.dialog);
    this.dialog.showModal();
  }

  hide(): void {
    this.dialog?.remove();
    this.dialog = undefined;
  }
}

function made(why: NoAccess): HTMLDialogElement {
  const { title, text } = strings.noAccess[why];
  const isWaiting = why === "unavailable";
  const dialog = make(
    "dialog",
    { class: "no-access", "aria-labelledby": "no-access", "data-testid": "no-access", "data-reason": why },
    make(
      "div",
      { class: "no-access-body", role: isWaiting ? "status" : undefined },
      make("div", { class: "no-access-icon" }, icon(isWaiting ? "noNetwork" : "lock")),
      make("h1", { id: "no-access" }, title),
      make("p", {}, text),
      isWaiting
        ? make("div", { class: "waiting" })
        : why === "login"
        ? make("a", { class: "primary", href: "/login", "data-testid": "login" }, strings.logIn)
        : make("a", { class: "primary", href: "/", "data-testid": "new-board" }, strings.newBoard),
    ),
  );
  // Browsers let nobody be held by a dialog: a second Escape closes it all the same.
  dialog.addEventListener("close", () => dialog.isConnected && dialog.showModal());
  return dialog;
}
