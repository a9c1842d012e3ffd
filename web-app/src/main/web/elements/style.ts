import type { Drawn, ElementOf, Props } from "../protocol/element.ts";
import type { Color } from "../protocol/facts.ts";

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

/** What an element's properties become when a person gives it another style; nothing if it has no such property. */
export function restyled(element: Drawn, change: Partial<Style>): Props | undefined {
  const props: { -readonly [K in keyof Props]: Props[K] } = {};
  if (change.color !== undefined && element.type !== "post") {
    props.color = change.color;
    if (isArea(element) && element.props.fill !== "none") {
      props.fill = change.color;
    }
  }
  if (change.paper !== undefined && element.type === "post") {
    props.color = change.paper;
  }
  if (change.size !== undefined && element.type !== "post") {
    props.size = (element.type === "text" ? LETTERS : LINES)[change.size];
  }
  if (change.filled !== undefined && isArea(element)) {
    props.fill = change.filled ? element.props.color : "none";
  }
  return Object.keys(props).length === 0 ? undefined : props;
}

/** The style that an element has, as far as it has any. */
export function styleOf(element: Drawn): Partial<Style> {
  switch (element.type) {
    case "post":
      return { paper: element.props.color };
    case "rectangle":
    case "ellipse":
      return { color: element.props.color, filled: element.props.fill !== "none", ...sizeOf(LINES, element.props.size) };
    case "stroke":
    case "line":
    case "arrow":
      return { color: element.props.color, ...sizeOf(LINES, element.props.size) };
    case "text":
      return { color: element.props.color, ...sizeOf(LETTERS, element.props.size) };
  }
}

function isArea(element: Drawn): element is ElementOf<"rectangle" | "ellipse"> {
  return element.type === "rectangle" || element.type === "ellipse";
}

function sizeOf(table: Readonly<Record<SizeName, number>>, size: number): Partial<Style> {
  const found = SIZES.find((name) => table[name] === size);
  return found === undefined ? {} : { size: found };
}

/** Which parts of a style mean anything. */
export interface Aspects {
  readonly color: boolean;
  readonly paper: boolean;
  readonly size: boolean;
  readonly filled: boolean;
}

export function aspectsOf(types: Iterable<Drawn["type"]>): Aspects {
  const present = new Set(types);
  const paper = present.has("post");
  const lined = present.size > (paper ? 1 : 0);
  return { color: lined, size: lined, paper, filled: present.has("rectangle") || present.has("ellipse") };
}
