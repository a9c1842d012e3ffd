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

export type EllipseProps = RectangleProps;

/** From its place to its place plus its extent, which may be negative. */
export interface LineProps extends Placed, Sized {
  /** The line's width in board units. */
  size: number;
}

/** A line with its head at the end. */
export type ArrowProps = LineProps;

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

/** What somebody says about a post: it is seen with the post, and only while that is there. */
export interface CommentProps {
  /** Among the comments of its post. */
  z: string;
  text: string;
  /** The post's id. */
  post: string;
  /** Its author's; empty: it isn't told (B8). */
  name: string;
}

export interface ElementProps {
  stroke: StrokeProps;
  rectangle: RectangleProps;
  ellipse: EllipseProps;
  line: LineProps;
  arrow: ArrowProps;
  text: TextProps;
  post: PostProps;
  comment: CommentProps;
}

export type ElementType = keyof ElementProps;

/** One thing on the board. Elements are values: a change makes a new one. */
export type Element = {
  [T in ElementType]: {
    readonly id: string;
    readonly type: T;
    readonly props: Readonly<ElementProps[T]>;
    /** The ids of the users who like it, sorted; left out if there are none. */
    readonly likes?: readonly string[];
    /** Students can't change it. */
    readonly locked?: true;
  };
}[ElementType];

export type ElementOf<T extends ElementType> = Extract<Element, { type: T }>;

/** An element that has a place of its own on the board. */
export type Drawn = Extract<Element, { readonly props: { readonly x: number; readonly y: number } }>;

/** Some properties of an element of any type. */
export type Props = Readonly<Partial<StrokeProps & RectangleProps & TextProps & PostProps & CommentProps>>;

/** A change to one element. */
export type ElementChange =
  | { readonly kind: "put"; readonly element: Element }
  | { readonly kind: "set"; readonly id: string; readonly props: Props }
  | { readonly kind: "remove"; readonly id: string }
  /** `user`: in events, whose like it is. What a client asks for is its own person's like. */
  | { readonly kind: "like"; readonly id: string; readonly on: boolean; readonly user?: string }
  | { readonly kind: "lock"; readonly id: string; readonly on: boolean };

/** One change to a board. `clear`, `restore` and `takeback` are asked for only: events tell what they amount to. */
export type Change =
  | ElementChange
  | { readonly kind: "freeze"; readonly on: boolean }
  | { readonly kind: "hide-students"; readonly on: boolean }
  | { readonly kind: "rename"; readonly title: string }
  | { readonly kind: "clear" }
  | { readonly kind: "restore"; readonly seq: number }
  /** The last changes of one person, or those of the last minutes (U16). */
  | { readonly kind: "takeback"; readonly user: string; readonly last: number }
  | { readonly kind: "takeback"; readonly user: string; readonly minutes: number }
  | { readonly kind: "delete" };

export function changesElement(change: Change): change is ElementChange {
  return change.kind === "put" || "id" in change;
}

export function changedId(change: ElementChange): string {
  return change.kind === "put" ? change.element.id : change.id;
}
