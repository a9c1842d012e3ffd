import { type Align, propertyDefaults, type Slant, type Weight } from "../protocol/contract.ts";
import type { Style, StyleDefinition } from "./style.ts";
import type { Font } from "./text_layout.ts";

/** What elements have that are written in. */
export interface Lettering {
  align?: Align;
  weight?: Weight;
  slant?: Slant;
}

export function fontOf(size: number, { weight, slant }: Readonly<Lettering>): Font {
  return { size, weight: weight === "bold" ? 700 : 400, ...(slant === "italic" && { isItalic: true }) };
}

export function alignOf({ align }: Readonly<Lettering>): Align {
  return align ?? propertyDefaults.align;
}

/** Where a text's lines stand, and how its letters look. */
export const letteringStyle: StyleDefinition<Lettering> = {
  aspects: ["align", "bold", "italic"],
  of: (props) => ({ align: alignOf(props), bold: props.weight === "bold", italic: props.slant === "italic" }),
  restyle: (_, { align, bold, italic }) => ({
    ...(align === undefined ? {} : { align }),
    ...(bold === undefined ? {} : { weight: bold ? "bold" : "regular" }),
    ...(italic === undefined ? {} : { slant: italic ? "italic" : "upright" }),
  }),
};

/** The properties of a new text's letters: those that differ from what every text has anyway. */
export function letteringOf({ align, bold, italic }: Style): Lettering {
  return { ...(align !== propertyDefaults.align && { align }), ...(bold && { weight: "bold" }), ...(italic && { slant: "italic" }) };
}
