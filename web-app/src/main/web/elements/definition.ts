import type { Box, Point } from "../geometry/box.ts";
import type { Contour } from "../geometry/contour.ts";
import type { ElementProps, ElementType, Props } from "../protocol/contract.ts";
import type { MessageKey, ValuesOf } from "../text/messages.ts";
import type { Brush } from "./brush.ts";
import type { StyleDefinition } from "./style.ts";
import type { SvgContext, SvgNode } from "./svg.ts";
import type { PlacedLink } from "./text_block.ts";
import type { Measure } from "./text_layout.ts";
import type { Writing } from "./writing.ts";

/** One of the page's texts, and what is put into it. */
export type Label = { readonly [K in MessageKey]: LabelOf<K> }[MessageKey];

type LabelOf<K extends MessageKey> = [ValuesOf<K>] extends [never] ? { readonly key: K }
  : { readonly key: K; readonly args: ValuesOf<K> };

/**
 * Everything about the elements of one type that have a place of their own on the board. None of it knows of rotation: an
 * element is painted, hit and resized as it is before it is turned.
 */
export interface DrawnDefinition<P> {
  readonly isDrawn: true;
  /** What it is called for people who don't see it. */
  label(props: Readonly<P>): Label;
  /** The box that it fills, lines and soft edges included. */
  bounds(props: Readonly<P>, measure: Measure): Box;
  /** Whether a person who points there, within `tolerance` board units, means it. Asked of points in its bounds alone. */
  isHit(props: Readonly<P>, point: Point, tolerance: number): boolean;
  /** The line along which it is drawn: what touches it, and what it fills when it is turned, follow from that. */
  contour(props: Readonly<P>, measure: Measure): Contour;
  paint(brush: Brush, props: Readonly<P>): void;
  /** What looks as `paint` does, in board units: pictures in files are made of it. */
  svg(props: Readonly<P>, context: SvgContext): SvgNode;
  readonly style: StyleDefinition<P>;
  /** How it is written; undefined: it has no text. */
  readonly writing: Writing<P> | undefined;
  /** Where the links are that are written in it, and what they lead to. */
  links?(props: Readonly<P>, measure: Measure): readonly PlacedLink[];
  /** What changes when it is moved. */
  move(props: Readonly<P>, dx: number, dy: number): Props;
  /** The box that it is resized with: its bounds without the width of its lines. */
  frame(props: Readonly<P>, measure: Measure): Box;
  /**
   * Where a person can resize it: at its frame's sides and corners, at the corners with its proportions, there and at the
   * left and right side without them, or at a line's ends.
   */
  readonly handles: "sides" | "corners" | "width" | "ends";
  /** Whether it is turned by half a turn when it is turned over, from top to bottom: it looks otherwise then. */
  hasTop?(props: Readonly<P>): boolean;
  /** The least width and height that handles give it, in board units. */
  readonly least?: number;
  /**
   * What changes when a box in which it lies, maybe with others, becomes another one; empty: it can't be resized. The sides
   * of `to` are swapped if it is turned over.
   */
  resize(props: Readonly<P>, from: Box, to: Box, measure: Measure): Props;
  /** Whether the eraser takes it away. */
  readonly isErasable: boolean;
  /** Whether others see it grow while it is drawn (A4): it has a stroke's properties. */
  readonly isInk: boolean;
}

/** Everything about the elements of one type that are seen with another element. */
export interface AttachedDefinition<P> {
  readonly isDrawn: false;
  label(props: Readonly<P>): Label;
  /** The id of the element that it belongs to; undefined: that isn't known. */
  host(props: Readonly<P>): string | undefined;
  /** What changes when it belongs to another element. */
  attach(props: Readonly<P>, host: string): Props;
  /** Whether it is what somebody says: it has a comment's properties. */
  readonly isComment: boolean;
}

/** What elements have that lie on the board. */
interface Placed {
  readonly x: number;
  readonly y: number;
}

export type ElementDefinition<P> = P extends Placed ? DrawnDefinition<P> : AttachedDefinition<P>;

/** A definition for each type that the contract has. */
export type ElementDefinitions = { readonly [T in ElementType]: ElementDefinition<ElementProps[T]> };
