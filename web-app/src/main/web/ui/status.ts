import type { ConnectionState, Session } from "../board/board.ts";
import { make } from "./dom.ts";
import { strings } from "./strings.ts";

/** A session that is renewed is back before this, and nobody needs to see that it was. In milliseconds. */
const unnoticed = 1_000;

/** Says quietly whether the board is connected, and what waits to be sent if it isn't. */
export class ConnectionStatus {
  private readonly text = make("span", { class: "connection-text" });
  readonly element = make(
    "div",
    { class: "connection", role: "status", "data-testid": "connection", "data-state": "connecting" },
    make("span", { class: "dot" }),
    this.text,
  );
  private shown: ConnectionState = "connecting";
  private delay: ReturnType<typeof setTimeout> | undefined;

  show(session: Session): void {
    clearTimeout(this.delay);
    if (this.shown === "online" && session.connection() === "connecting") {
      this.delay = setTimeout(() => this.say(session), unnoticed);
    } else {
      this.say(session);
    }
  }

  private say(session: Session): void {
    const state = session.connection();
    const waiting = session.pendingOps();
    const isSaving = state === "online" && session.isSavingSlow();
    const words = isSaving ? strings.saving : strings.connection[state];
    const text = (isSaving || state === "offline") && waiting > 0 ? `${words} (${strings.waiting(waiting)})` : words;
    this.shown = state;
    this.element.dataset["state"] = state;
    this.element.toggleAttribute("data-saving", isSaving);
    if (this.text.textContent !== text) {
      this.text.textContent = text;
    }
  }
}
