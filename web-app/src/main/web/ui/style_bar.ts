import type { Theme } from "../elements/theme.ts";
import { type Color, palette } from "../protocol/facts.ts";
import { type Aspects, SIZES, type SizeName, type Style } from "../elements/style.ts";
import { button, make } from "./dom.ts";
import { strings } from "./strings.ts";

const COLORS = palette.filter((color) => color !== "none");

/** Chooses what new elements, or the selected ones, look like. */
export class StyleBar {
  readonly element: HTMLElement;
  private readonly colors: ReadonlyMap<Color, HTMLButtonElement>;
  private readonly sizes: ReadonlyMap<SizeName, HTMLButtonElement>;
  private readonly filled: HTMLButtonElement;
  private readonly colorGroup: HTMLElement;
  private readonly sizeGroup: HTMLElement;
  private aspects: Aspects = { color: true, paper: false, size: true, filled: false };

  constructor(choose: (change: Partial<Style>) => void) {
    this.colors = new Map(
      COLORS.map((color) => [
        color,
        button({
          label: strings.colors[color],
          className: "swatch",
          testId: `color-${color}`,
          press: () =>
            choose({ ...(this.aspects.color ? { color } : {}), ...(this.aspects.paper ? { paper: color } : {}) }),
        }),
      ]),
    );
    this.sizes = new Map(
      SIZES.map((size) => [
        size,
        button(
          { label: strings.sizes[size], className: `size size-${size}`, testId: `size-${size}`, press: () => choose({ size }) },
          make("span", { class: "size-dot" }),
        ),
      ]),
    );
    this.filled = button(
      {
        label: strings.filled,
        className: "fill",
        testId: "fill",
        press: () => choose({ filled: this.filled.getAttribute("aria-pressed") !== "true" }),
      },
      make("span", { class: "fill-square" }),
    );
    this.colorGroup = make("div", { class: "colors", role: "group" }, ...this.colors.values());
    this.sizeGroup = make("div", { class: "sizes", role: "group" }, ...this.sizes.values());
    this.element = make(
      "div",
      { class: "style-bar panel", role: "toolbar", "aria-label": strings.style, "data-testid": "style-bar" },
      this.colorGroup,
      this.sizeGroup,
      this.filled,
    );
  }

  /** Shows the choices that mean something; no choice, no bar. */
  show(style: Style, aspects: Aspects, theme: Theme): void {
    this.aspects = aspects;
    this.element.hidden = !(aspects.color || aspects.paper);
    this.sizeGroup.hidden = !aspects.size;
    this.filled.hidden = !aspects.filled;
    const looks = aspects.color ? theme.ink : theme.paper;
    const color = aspects.color ? style.color : style.paper;
    this.colors.forEach((swatch, name) => {
      swatch.style.setProperty("--swatch", looks[name]);
      swatch.setAttribute("aria-pressed", String(name === color));
    });
    this.sizes.forEach((size, name) => size.setAttribute("aria-pressed", String(name === style.size)));
    this.filled.setAttribute("aria-pressed", String(style.filled));
    this.filled.style.setProperty("--line", theme.ink[style.color]);
    this.filled.style.setProperty("--inside", theme.fill[style.color]);
  }
}
