import { limits } from "../protocol/facts.ts";
import { isComposing, make } from "./dom.ts";
import { strings } from "./strings.ts";

const PAGE = "Chalkstream";

/** The board's title: teachers can write it. */
export class BoardTitle {
  readonly element: HTMLInputElement;
  private title = "";

  constructor(private readonly rename: (title: string) => void) {
    this.element = make("input", {
      class: "board-title",
      type: "text",
      readonly: true,
      maxlength: String(limits.titleLength),
      "aria-label": strings.boardTitle,
      placeholder: strings.untitled,
      spellcheck: "false",
      autocomplete: "off",
      "data-testid": "board-title",
    });
    this.element.addEventListener("blur", () => this.finish());
    this.element.addEventListener("keydown", (event) => this.key(event));
    this.element.addEventListener("input", () => this.fit());
  }

  show(title: string, mayWrite: boolean): void {
    this.title = title;
    this.element.readOnly = !mayWrite;
    this.element.hidden = title === "" && !mayWrite;
    document.title = title === "" ? PAGE : `${title} – ${PAGE}`;
    if (document.activeElement !== this.element) {
      this.element.value = title;
    }
    this.fit();
  }

  private key(event: KeyboardEvent): void {
    if (isComposing(event)) {
      return;
    }
    if (event.key === "Escape") {
      this.element.value = this.title;
    }
    if (event.key === "Escape" || event.key === "Enter") {
      event.stopPropagation();
      this.element.blur();
    }
  }

  private finish(): void {
    const written = this.element.value.trim();
    this.element.value = written;
    if (written !== this.title && !this.element.readOnly) {
      this.rename(written);
    }
    this.fit();
  }

  /** As wide as what is written: roughly, for browsers that don't fit fields themselves. */
  private fit(): void {
    this.element.size = Math.min(30, Math.max(8, (this.element.value || strings.untitled).length));
  }
}
