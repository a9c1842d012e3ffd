import type { BoardSettings } from "../store/board_settings.ts";
import type { Role } from "../protocol/messages.ts";
import { make } from "./dom.ts";
import { icon } from "./icons.ts";
import { strings } from "./strings.ts";

/** Says why the board can't be changed, or that others can't change it. */
export class Banner {
  private readonly text = make("span", {});
  private readonly button = make("button", { type: "button", class: "secondary", "data-testid": "unfreeze" }, strings.unfreeze);
  readonly element = make(
    "div",
    { class: "banner panel", role: "status", "data-testid": "banner", hidden: true },
    icon("freeze"),
    this.text,
    this.button,
  );

  constructor(unfreeze: () => void) {
    this.button.addEventListener("click", unfreeze);
  }

  show(role: Role | undefined, { frozen }: BoardSettings): void {
    const words = this.words(role, frozen);
    this.element.hidden = words === undefined;
    this.button.hidden = role !== "teacher";
    if (words !== undefined && this.text.textContent !== words) {
      this.text.textContent = words;
    }
  }

  private words(role: Role | undefined, frozen: boolean): string | undefined {
    if (role === "viewer") {
      return strings.viewing;
    }
    return frozen ? (role === "teacher" ? strings.frozenByTeachers : strings.notices.frozen) : undefined;
  }
}
