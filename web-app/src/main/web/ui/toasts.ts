import { make } from "./dom.ts";

const SHOWN_MILLISECONDS = 4000;

/** Short notices that go away by themselves. */
export class Toasts {
  readonly element = make("div", { class: "toasts", role: "status", "aria-live": "polite" });

  show(text: string): void {
    const toast = make("div", { class: "toast", "data-testid": "toast" }, text);
    const same = [...this.element.children].find((other) => other.textContent === text);
    same?.remove();
    this.element.append(toast);
    setTimeout(() => toast.remove(), SHOWN_MILLISECONDS);
  }
}
