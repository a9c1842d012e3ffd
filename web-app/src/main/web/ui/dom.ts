type Child = Node | string | undefined;

export interface Attributes {
  readonly [name: string]: string | boolean | undefined;
}

/** Makes an element. Text is text, never markup. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true || typeof value === "string") {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

export interface ButtonOptions {
  readonly label: string;
  /** The key that does the same, for the tooltip. */
  readonly key?: string;
  readonly testId?: string;
  readonly className?: string;
  readonly press: () => void;
}

/** A button with a label for screen readers and a tooltip. It leaves the focus on the board when it is clicked. */
export function button(options: ButtonOptions, ...children: readonly Child[]): HTMLButtonElement {
  const made = make(
    "button",
    {
      type: "button",
      class: options.className,
      "aria-label": options.label,
      "aria-keyshortcuts": options.key,
      "data-tip": options.key === undefined ? options.label : `${options.label} · ${options.key}`,
      "data-testid": options.testId,
    },
    ...children,
  );
  made.addEventListener("pointerdown", (event) => event.preventDefault());
  made.addEventListener("click", options.press);
  return made;
}

/** Says of a button what it would do now. */
export function relabel(made: HTMLButtonElement, label: string, key: string): void {
  made.setAttribute("aria-label", label);
  made.setAttribute("data-tip", `${label} · ${key}`);
}

/** Whether what is typed there is text, not a command. */
export function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}

/** Keys that end or begin something mustn't while the input method is composing a syllable. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}
