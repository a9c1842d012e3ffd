import type { Color } from "./facts.ts";
import type { Role } from "./messages.ts";

/** A place on the board, in board units. */
export type At = readonly [x: number, y: number];

/** A part of the board that somebody sees, in board units. */
export type Area = readonly [x: number, y: number, w: number, h: number];

/** A stroke that is being drawn, or a part of one (A4). */
export interface Ink {
  /** That the stroke will have on the board. */
  readonly id: string;
  readonly color: Color;
  /** The pen's width in board units. */
  readonly size: number;
  /** Which of the stroke's points is the first one here, counted from 0. */
  readonly from: number;
  /** Flat triples: x and y in board units, and the pressure, 0 to 1. */
  readonly points: readonly number[];
}

/** Where an element is while it is being moved or resized. */
export interface Place {
  readonly x?: number;
  readonly y?: number;
  readonly w?: number;
  readonly h?: number;
}

/** By element. */
export type Drag = Readonly<Record<string, Place>>;

/** Somebody who is here, in one tab or several (A7). */
export interface Presence {
  readonly name: string;
  readonly role: Role;
  /** Which of the colours for people shows them. */
  readonly colour: number;
  /** When they came, in milliseconds since 1970. */
  readonly since: number;
  readonly idle: boolean;
}

/** A teacher calls everybody to where they are (A8). */
export interface Call {
  /** Tells one call of a client from the next. */
  readonly n: number;
  readonly area: Area;
}

/** Of whom it names, what is the case now; null: no longer. */
export type News<V> = Readonly<Record<string, V | null>>;

/** What is new (A2). `people` are named by user, the rest by client. */
export interface Delta {
  /** Whoever isn't named in `people`, `follows` and `views` has nothing there (A6). */
  readonly complete?: true;
  /** How long news are gathered on this board now, in milliseconds; left out: as long as before (A5). */
  readonly tick?: number;
  readonly people?: News<Presence>;
  readonly cursors?: News<At>;
  readonly inks?: News<Ink>;
  readonly drags?: News<Drag>;
  readonly lasers?: News<At>;
  readonly views?: News<Area>;
  /** The user whom they follow. */
  readonly follows?: News<string>;
  readonly calls?: News<Call>;
}

/** What a client shows of its person (A1). What is left out is: no longer. */
export type AwarenessMessage =
  | { readonly type: "cursor"; readonly at?: At }
  | { readonly type: "ink"; readonly ink?: Ink }
  | { readonly type: "drag"; readonly drag?: Drag }
  | { readonly type: "laser"; readonly at?: At }
  | { readonly type: "view"; readonly area?: Area }
  | { readonly type: "follow"; readonly user?: string }
  | { readonly type: "call"; readonly n: number; readonly area: Area };

/** Board units to the tenth: nobody sees the difference while things move, and it is short on the wire. */
export function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
