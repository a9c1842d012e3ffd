import { personColor } from "../canvas/person_colors.ts";

/** Somebody's initials in their colour. */
export function Avatar({ name, colour }: { readonly name: string; readonly colour: number }) {
  const { fill, on } = personColor(colour);
  return <span class="avatar" aria-hidden="true" style={{ background: fill, color: on }}>{initials(name)}</span>;
}

/** The first letters of the first and the last word. */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== "");
  const [first, last] = [words.at(0), words.length > 1 ? words.at(-1) : undefined];
  return [first, last].map((word) => (word === undefined ? "" : [...word][0]!)).join("").toUpperCase();
}
