import { copyFrom } from "./clipboard.ts";
import { make } from "./dom.ts";
import { strings } from "./strings.ts";

export interface ShareLinkOptions {
  /** What is above the address; undefined: nothing. */
  readonly heading?: string;
  /** What the button to copy says to those who don't see where it is. */
  readonly copyLabel?: string;
  readonly testId: string;
  readonly isMain: boolean;
  copied(wasCopied: boolean): void;
  readonly revoke?: { readonly testId: string; press(): void };
}

/** An address that leads to the board, and what can be done with it. */
export class ShareLink {
  readonly element: HTMLElement;
  private readonly field: HTMLInputElement;
  private readonly buttons: readonly HTMLButtonElement[];

  constructor(private readonly options: ShareLinkOptions) {
    const { heading, copyLabel, testId, isMain, revoke } = options;
    this.field = make("input", {
      type: "text",
      readonly: true,
      "aria-label": heading ?? strings.address,
      "data-testid": testId,
    });
    this.field.addEventListener("focus", () => this.field.select());
    const copy = make(
      "button",
      { type: "button", class: isMain ? "primary" : "secondary", "aria-label": copyLabel },
      strings.copy,
    );
    copy.addEventListener("click", () => void this.copy());
    const end = revoke && make("button", { type: "button", class: "quiet", "data-testid": revoke.testId }, strings.revoke);
    end?.addEventListener("click", () => revoke?.press());
    this.buttons = end === undefined ? [copy] : [copy, end];
    this.element = make(
      "div",
      { class: isMain ? "share-link main" : "share-link" },
      heading === undefined ? undefined : make("h3", {}, heading),
      make("div", { class: "address" }, this.field, copy),
      end,
    );
    this.show("");
  }

  show(address: string): void {
    this.field.value = address;
    this.buttons.forEach((button) => (button.disabled = address === ""));
  }

  async copy(): Promise<void> {
    if (this.field.value !== "") {
      this.options.copied(await copyFrom(this.field));
    }
  }
}
