import { personColor } from "../canvas/person_colors.ts";
import { make } from "./dom.ts";

/** Somebody's initials in their colour. */
export function avatar(name: string, colour: number): HTMLElement {
  const { fill, on } = personColor(colour);
  const made = make("span", { class: "avatar", "aria-hidden": "true" }, initials(name));
  made.style.background = fill;
  made.style.color = on;
  return made;
}

/** The first letters of the first and the last word. */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== "");
  const [first, last] = [words.at(0), words.length > 1 ? words.at(-1) : undefined];
  return [first, last].map((word) => (word === undefined ? "" : [...word][0]!)).join("").toUpperCase();
}
