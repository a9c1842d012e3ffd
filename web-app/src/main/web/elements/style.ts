import { type Align, type Color, type Dash, type Props, propertyDefaults } from "../protocol/contract.ts";

export type SizeName = "fine" | "small" | "medium" | "large" | "huge" | "giant";

/** What new elements look like. */
export interface Style {
  readonly color: Color;
  /** The colour of new posts. */
  readonly paper: Color;
  /** The colour of highlighters. */
  readonly highlight: Color;
  readonly size: SizeName;
  /** Whether new rectangles and ellipses are filled. */
  readonly filled: boolean;
  /** How much lines and areas cover, up to 1. */
  readonly opacity: number;
  readonly dash: Dash;
  /** What the eraser takes away. */
  readonly erases: Erased;
  /** Where the lines of texts stand. */
  readonly align: Align;
  readonly bold: boolean;
  readonly italic: boolean;
  /** How round a rectangle's corners are, in board units. */
  readonly radius: number;
}

/** The radii that are offered. */
export const RADII = [0, propertyDefaults.radius, 32] as const;

/** Whole elements, or the parts of strokes that the eraser passes over. */
export type Erased = "elements" | "parts";

export const ERASED: readonly Erased[] = ["elements", "parts"];

export const SIZES: readonly SizeName[] = ["fine", "small", "medium", "large", "huge", "giant"];

export const initialStyle: Style = {
  color: "black",
  paper: "yellow",
  highlight: "yellow",
  size: "medium",
  filled: false,
  opacity: propertyDefaults.opacity,
  dash: propertyDefaults.dash,
  erases: "elements",
  align: propertyDefaults.align,
  bold: false,
  italic: false,
  radius: propertyDefaults.radius,
};

type Sizes = Readonly<Record<SizeName, number>>;

const LINES: Sizes = { fine: 1, small: 2, medium: 4, large: 8, huge: 16, giant: 32 };
const HIGHLIGHTS: Sizes = { fine: 8, small: 14, medium: 22, large: 32, huge: 48, giant: 72 };
const LETTERS: Sizes = { fine: 12, small: 16, medium: 24, large: 36, huge: 56, giant: 80 };

/** Widths and heights in board units. */
export function lineSize(style: Style): number {
  return LINES[style.size];
}

export function highlightSize(style: Style): number {
  return HIGHLIGHTS[style.size];
}

export function letterSize(style: Style): number {
  return LETTERS[style.size];
}

/** The height of letters in a shape whose line is so wide: shapes have one size for both. */
export function letterSizeFor(line: number): number {
  const names = SIZES.filter((name) => LINES[name] <= line);
  const [below, above] = [names.at(-1) ?? SIZES[0]!, SIZES[names.length] ?? SIZES.at(-1)!];
  const [from, to] = [LINES[below], LINES[above]];
  const share = from >= to || line <= from ? 0 : Math.log(line / from) / Math.log(to / from);
  return LETTERS[below] + share * (LETTERS[above] - LETTERS[below]);
}

/** A part of a style. */
export type Aspect = keyof Style;

export const ASPECTS = Object.keys(initialStyle) as readonly Aspect[];

/** The properties that hold a part of a style, of those that came later (V9). */
export const ASPECT_PROPERTIES: Readonly<Partial<Record<Aspect, keyof Props>>> = { 
  opacity: "opacity",
  dash: "dash",
  highlight: "brush",
  erases: "partOf",
  align: "align",
  bold: "weight",
  italic: "slant",
  radius: "radius",
};

/** Which parts of a style mean anything. */
export type Aspects = Readonly<Record<Aspect, boolean>>;

/** What an element takes of a style. */
export interface StyleDefinition<P> {
  /** The parts that mean something to elements of the type. */
  readonly aspects: readonly Aspect[];
  /** Those that mean something to an element, where they aren't the same for all elements of its type. */
  aspectsOf?(props: Readonly<P>): readonly Aspect[];
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

/** How much a line or an area covers, and how the line is interrupted. */
export const lookStyle: StyleDefinition<Look> = {
  aspects: ["opacity", "dash"],
  of: ({ opacity, dash }) => ({ opacity: opacity ?? propertyDefaults.opacity, dash: dash ?? propertyDefaults.dash }),
  restyle: (_, { opacity, dash }) => ({ ...(opacity === undefined ? {} : { opacity }), ...(dash === undefined ? {} : { dash }) }),
};

interface Look {
  opacity?: number;
  dash?: Dash;
}

/** The properties of a new element's look: those that differ from what every element has anyway. */
export function lookOf({ opacity, dash }: Style): Look {
  return { ...(opacity === propertyDefaults.opacity ? {} : { opacity }), ...(dash === propertyDefaults.dash ? {} : { dash }) };
}

/** How round corners are. */
export const radiusStyle: StyleDefinition<{ radius?: number }> = {
  aspects: ["radius"],
  of: ({ radius }) => ({ radius: radius ?? propertyDefaults.radius }),
  restyle: (_, { radius }) => (radius === undefined ? {} : { radius }),
};

/** The colour of the paper that is written on. */
export const paperStyle: StyleDefinition<{ color: Color }> = {
  aspects: ["paper"],
  of: ({ color }) => ({ paper: color }),
  restyle: (_, { paper }) => (paper === undefined ? {} : { color: paper }),
};

export const lineSizeStyle = sizeStyle(LINES);

/** What a highlighter's stroke takes of a style. */
export const highlightStyle = styles<{ color: Color; size: number }>({
  aspects: ["highlight"],
  of: ({ color }) => ({ highlight: color }),
  restyle: (_, { highlight }) => (highlight === undefined ? {} : { color: highlight }),
}, sizeStyle(HIGHLIGHTS));

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

function sizeStyle(table: Sizes): StyleDefinition<{ size: number }> {
  return {
    aspects: ["size"],
    of({ size }) {
      const found = SIZES.find((name) => table[name] === size);
      return found === undefined ? {} : { size: found };
    },
    restyle: (_, { size }) => (size === undefined ? {} : { size: table[size] }),
  };
}
