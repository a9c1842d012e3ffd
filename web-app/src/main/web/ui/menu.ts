import { button, make } from "./dom.ts";
import { icon, type IconName } from "./icons.ts";

export interface MenuItem {
  readonly label: string;
  readonly icon: IconName;
  readonly testId: string;
  readonly press: () => void;
  /** Asked when the menu opens. */
  readonly isOffered: () => boolean;
  /** Takes something away from everybody. */
  readonly isDangerous?: boolean;
}

/** A button and the list of what else can be done. */
export class Menu {
  readonly element: HTMLElement;
  private readonly opener: HTMLButtonElement;
  private readonly list: HTMLElement;
  private readonly entries: readonly { readonly item: MenuItem; readonly button: HTMLButtonElement }[];

  constructor(label: string, items: readonly MenuItem[]) {
    this.opener = button({ label, testId: "menu", press: () => (this.list.hidden ? this.open() : this.hide()) }, icon("menu"));
    this.opener.setAttribute("aria-haspopup", "menu");
    this.entries = items.map((item) => ({ item, button: this.entry(item) }));
    this.list = make(
      "div",
      { class: "menu-list panel", role: "menu", "aria-label": label, hidden: true },
      ...this.entries.map(({ button }) => button),
    );
    this.element = make("div", { class: "menu" }, this.opener, this.list);
    this.element.addEventListener("keydown", (event) => this.key(event));
    this.element.addEventListener("focusout", ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node && this.element.contains(relatedTarget))) {
        this.hide();
      }
    });
    addEventListener("pointerdown", ({ target }) => {
      if (!(target instanceof Node && this.element.contains(target))) {
        this.hide();
      }
    });
    this.hide();
  }

  private hide(): void {
    this.list.hidden = true;
    this.opener.setAttribute("aria-expanded", "false");
  }

  private open(): void {
    this.entries.forEach(({ item, button }) => (button.hidden = !item.isOffered()));
    this.list.hidden = false;
    this.opener.setAttribute("aria-expanded", "true");
    this.offered()[0]?.focus();
  }

  private entry({ label, icon: name, testId, press, isDangerous }: MenuItem): HTMLButtonElement {
    const entry = make(
      "button",
      { type: "button", role: "menuitem", tabindex: "-1", class: isDangerous ? "danger" : undefined, "data-testid": testId },
      icon(name),
      make("span", {}, label),
    );
    entry.addEventListener("click", () => {
      this.opener.focus();
      this.hide();
      press();
    });
    return entry;
  }

  private offered(): readonly HTMLButtonElement[] {
    return this.entries.map(({ button }) => button).filter(({ hidden }) => !hidden);
  }

  private key(event: KeyboardEvent): void {
    if (this.list.hidden) {
      return;
    }
    const buttons = this.offered();
    const at = buttons.findIndex((button) => button === document.activeElement);
    const goal = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (goal !== undefined) {
      event.preventDefault();
      buttons.at(goal % buttons.length)?.focus();
    } else if (event.key === "Escape") {
      this.opener.focus();
      this.hide();
    }
  }
}
