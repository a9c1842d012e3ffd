import type { Change, Element, ElementType, Props, PutChange } from "./contract.ts";

export type ElementOf<T extends ElementType> = Extract<Element, { type: T }>;

/** An element that has a place of its own on the board. */
export type Drawn = Extract<Element, { readonly props: { readonly x: number; readonly y: number } }>;

/** Whether an element lies below everything that isn't in the background, too. */
export function isInBackground({ props }: Element): boolean {
  return (props as Props).layer === "background";
}

/** Whether only teachers can change an element (R6). */
export function isTeachers(element: Element): boolean {
  return element.locked === true || isInBackground(element);
}

/** A change to one element. */
export type ElementChange = PutChange | Extract<Change, { readonly id: string }>;

export function changesElement(change: Change): change is ElementChange {
  return change.kind === "put" || "id" in change;
}

export function changedId(change: ElementChange): string {
  return change.kind === "put" ? change.element.id : change.id;
}
