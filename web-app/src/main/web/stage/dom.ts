import type { Point } from "../geometry/box.ts";

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

/** Whether what is typed there is text, not a command. */
export function isWriting(target: EventTarget | null): boolean {
  return (target instanceof HTMLInputElement && target.type !== "range") || target instanceof HTMLTextAreaElement;
}

/** Keys that end or begin something mustn't while the input method is composing a syllable. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}

/** Where something happens on an element, from its top left corner. */
export function placeOn(element: HTMLElement, { clientX, clientY }: MouseEvent): Point {
  const { left, top } = element.getBoundingClientRect();
  return { x: clientX - left, y: clientY - top };
}
