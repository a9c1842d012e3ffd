import type { Color } from "./facts.ts";

interface Placed {
  /** Board units: pixels at zoom 1. */
  x: number;
  y: number;
  /** A fractional index: elements are drawn in the order of `z`, compared character by character, then `id` (B7). */
  z: string;
  color: Color;
}

interface Sized {
  w: number;
  h: number;
}

export interface StrokeProps extends Placed {
  /** The pen's width in board units. */
  size: number;
  /** Flat triples: x and y from the element's place, and the pressure, 0 to 1. */
  points: readonly number[];
}

export interface RectangleProps extends Placed, Sized {
  fill: Color;
  /** The line's width in board units. */
  size: number;
}

export interface TextProps extends Placed {
  /** The letters' height in board units. */
  size: number;
  text: string;
}

/** A sticky note. */
export interface PostProps extends Placed, Sized {
  title: string;
  body: string;
}

export interface ElementProps {
  stroke: StrokeProps;
  rectangle: RectangleProps;
  text: TextProps;
  post: PostProps;
}

export type ElementType = keyof ElementProps;

/** One thing on the board. Elements are values: a change makes a new one. */
export type Element = {
  [T in ElementType]: { readonly id: string; readonly type: T; readonly props: Readonly<ElementProps[T]> };
}[ElementType];

/** Some properties of an element of any type. */
export type Props = Readonly<Partial<StrokeProps & RectangleProps & TextProps & PostProps>>;

/** One change to a board (B2 to B4). */
export type Change =
  | { readonly kind: "put"; readonly element: Element }
  | { readonly kind: "set"; readonly id: string; readonly props: Props }
  | { readonly kind: "remove"; readonly id: string };

export function changedId(change: Change): string {
  return change.kind === "put" ? change.element.id : change.id;
}
