import type { Session } from "../board/board.ts";
import { make } from "./dom.ts";
import { strings } from "./strings.ts";

/** Says quietly whether the board is connected, and what waits to be sent if it isn't. */
export class ConnectionStatus {
  private readonly text = make("span", { class: "connection-text" });
  readonly element = make(
    "div",
    { class: "connection", role: "status", "data-testid": "connection", "data-state": "connecting" },
    make("span", { class: "dot" }),
    this.text,
  );

  show(session: Session): void {
    const state = session.connection();
    const waiting = session.pendingOps();
    const isSaving = state === "online" && session.isSavingSlow();
    const words = isSaving ? strings.saving : strings.connection[state];
    const text = (isSaving || state === "offline") && waiting > 0 ? `${words} (${strings.waiting(waiting)})` : words;
    this.element.dataset["state"] = state;
    this.element.toggleAttribute("data-saving", isSaving);
    if (this.text.textContent !== text) {
      this.text.textContent = text;
    }
  }
}
