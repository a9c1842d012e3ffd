import { button, make } from "./dom.ts";
import { icon } from "./icons.ts";
import { strings } from "./strings.ts";

export interface ViewActions {
  zoomIn(): void;
  zoomOut(): void;
  actualSize(): void;
  fit(): void;
}

export class ViewBar {
  readonly element: HTMLElement;
  private readonly percent = make("span", { class: "percent" });

  constructor(actions: ViewActions) {
    this.element = make(
      "div",
      { class: "view-bar panel", role: "toolbar", "aria-label": strings.view },
      button({ label: strings.zoomOut, key: "-", testId: "zoom-out", press: () => actions.zoomOut() }, icon("minus")),
      button(
        { label: strings.actualSize, key: "0", testId: "zoom-actual", className: "wide", press: () => actions.actualSize() },
        this.percent,
      ),
      button({ label: strings.zoomIn, key: "+", testId: "zoom-in", press: () => actions.zoomIn() }, icon("plus")),
      button({ label: strings.fit, key: "1", testId: "zoom-fit", press: () => actions.fit() }, icon("fit")),
    );
  }

  show(zoom: number): void {
    this.percent.textContent = `${Math.round(zoom * 100)}%`;
  }
}
