import { personColor } from "../canvas/person_colors.ts";

/** Somebody's initials in their colour: a picture of them, no text. */
export function Avatar({ name, colour }: { readonly name: string; readonly colour: number }) {
  const { fill, on } = personColor(colour);
  return <span class="avatar" aria-hidden="true" data-initials={initials(name)} style={{ background: fill, color: on }} />;
}

/** The first letters of the first and the last word. */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== "");
  const [first, last] = [words.at(0), words.length > 1 ? words.at(-1) : undefined];
  return [first, last].map((word) => (word === undefined ? "" : [...word][0]!)).join("").toUpperCase();
}
