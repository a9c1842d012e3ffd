import { button, make } from "./dom.ts";
import { icon } from "./icons.ts";
import { strings } from "./strings.ts";

/** The button that copies the board's address, and the panel that shows it. */
export class Share {
  readonly element: HTMLElement;
  private readonly panel: HTMLElement;
  private readonly input: HTMLInputElement;
  private readonly confirmation: HTMLElement;

  constructor(address: string) {
    this.input = make("input", { type: "text", readonly: true, "aria-label": strings.address, "data-testid": "address" });
    this.input.value = address;
    this.input.addEventListener("focus", () => this.input.select());
    this.confirmation = make("p", { class: "confirmation", role: "status", "data-testid": "share-confirmation" });
    this.panel = make(
      "section",
      { class: "share-panel panel", "aria-label": strings.shareTitle, "data-testid": "share-panel", hidden: true },
      make("h2", {}, strings.shareTitle),
      make("p", {}, strings.shareHint),
      make(
        "div",
        { class: "address" },
        this.input,
        make("button", { type: "button", class: "primary" }, strings.copy),
      ),
      this.confirmation,
      button({ label: strings.close, className: "close", press: () => this.hide() }, icon("close")),
    );
    this.panel.querySelector(".primary")!.addEventListener("click", () => void this.copy());
    const open = button(
      { label: strings.share, testId: "share", className: "share-button primary", press: () => void this.copy() },
      icon("share"),
      make("span", {}, strings.share),
    );
    open.removeAttribute("data-tip");
    this.element = make("div", { class: "share" }, open, this.panel);
    this.element.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        this.hide();
      }
    });
  }

  show(): void {
    this.panel.hidden = false;
  }

  hide(): void {
    this.panel.hidden = true;
    this.confirmation.replaceChildren();
  }

  private async copy(): Promise<void> {
    this.show();
    const copied = await this.write();
    this.confirmation.replaceChildren(...(copied ? [icon("check"), strings.copied] : [strings.notCopied]));
  }

  /** Pages without TLS have no clipboard of their own: there the older way has to do. */
  private async write(): Promise<boolean> {
    try {
      await navigator.clipboard.writeText(this.input.value);
      return true;
    } catch {
      this.input.focus();
      this.input.select();
      return document.execCommand("copy");
    }
  }
}
