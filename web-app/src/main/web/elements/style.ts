import type { Color, Props } from "../protocol/contract.ts";

export type SizeName = "small" | "medium" | "large" | "huge";

/** What new elements look like. */
export interface Style {
  readonly color: Color;
  /** The colour of new posts. */
  readonly paper: Color;
  readonly size: SizeName;
  /** Whether new rectangles and ellipses are filled. */
  readonly filled: boolean;
}

export const SIZES: readonly SizeName[] = ["small", "medium", "large", "huge"];

export const initialStyle: Style = { color: "black", paper: "yellow", size: "medium", filled: false };

const LINES: Readonly<Record<SizeName, number>> = { small: 2, medium: 4, large: 8, huge: 16 };
const LETTERS: Readonly<Record<SizeName, number>> = { small: 16, medium: 24, large: 36, huge: 56 };

/** Widths and heights in board units. */
export function lineSize(style: Style): number {
  return LINES[style.size];
}

export function letterSize(style: Style): number {
  return LETTERS[style.size];
}

/** A part of a style. */
export type Aspect = keyof Style;

/** Which parts of a style mean anything. */
export type Aspects = Readonly<Record<Aspect, boolean>>;

/** What an element takes of a style. */
export interface StyleDefinition<P> {
  /** The parts that mean something. */
  readonly aspects: readonly Aspect[];
  /** The style that an element has, as far as it has any. */
  of(props: Readonly<P>): Partial<Style>;
  /** What changes of an element when a person gives it another style; empty: nothing. */
  restyle(props: Readonly<P>, change: Partial<Style>): Props;
}

/** All of these together. */
export function styles<P>(...parts: readonly StyleDefinition<P>[]): StyleDefinition<P> {
  return {
    aspects: parts.flatMap(({ aspects }) => aspects),
    of: (props) => Object.assign({}, ...parts.map((part) => part.of(props))),
    restyle: (props, change) => Object.assign({}, ...parts.map((part) => part.restyle(props, change))),
  };
}

/** The colour of lines and letters. */
export const inkStyle: StyleDefinition<{ color: Color }> = {
  aspects: ["color"],
  of: ({ color }) => ({ color }),
  restyle: (_, { color }) => (color === undefined ? {} : { color }),
};

/** The colour of the paper that is written on. */
export const paperStyle: StyleDefinition<{ color: Color }> = {
  aspects: ["paper"],
  of: ({ color }) => ({ paper: color }),
  restyle: (_, { paper }) => (paper === undefined ? {} : { color: paper }),
};

export const lineSizeStyle = sizeStyle(LINES);

export const letterSizeStyle = sizeStyle(LETTERS);

/** Whether an area is filled: in the colour of its line. */
export const fillStyle: StyleDefinition<{ color: Color; fill: Color }> = {
  aspects: ["filled"],
  of: ({ fill }) => ({ filled: fill !== "none" }),
  restyle({ color: present, fill }, { color, filled }) {
    if (filled !== undefined) {
      return { fill: filled ? present : "none" };
    }
    return color === undefined || fill === "none" ? {} : { fill: color };
  },
};

function sizeStyle(table: Readonly<Record<SizeName, number>>): StyleDefinition<{ size: number }> {
  return {
    aspects: ["size"],
    of({ size }) {
      const found = SIZES.find((name) => table[name] === size);
      return found === undefined ? {} : { size: found };
    },
    restyle: (_, { size }) => (size === undefined ? {} : { size: table[size] }),
  };
}
