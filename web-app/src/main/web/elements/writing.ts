import type { Align, Color } from "../protocol/contract.ts";
import type { PlainMessageKey } from "../text/messages.ts";
import type { Font, Measure } from "./text_layout.ts";

/** A property that people write. */
export interface WritingField<P> {
  readonly property: keyof P & string;
  /** Tells its field in the editor from all others of the page. */
  readonly id: string;
  /** Its name, among the page's texts. */
  readonly label: PlainMessageKey;
  /** Whether the name is shown while nothing is written. */
  readonly hasPlaceholder?: true;
  /** Most letters. */
  readonly longest: number;
  /** Whether Enter goes to the next field instead of to another line. */
  readonly isOneLine?: true;
}

/** How large the editor is while something is being written, in board units. */
export interface WritingLayout {
  /** A sheet behind the fields; undefined: they lie on the board itself, as wide as what is written. */
  readonly sheet?: { readonly width: number; readonly height: number; readonly padding: number; readonly gap: number };
  /** A part of the element, from its upper left on, in whose middle the fields lie; undefined: they begin at its upper left. */
  readonly inset?: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  /** In the order of the fields. `wraps`: whether lines break at the width. */
  readonly fields: readonly {
    readonly font: Font;
    readonly width?: number;
    readonly wraps?: boolean;
    readonly align?: Align;
    readonly lines: number;
  }[];
}

/** How an element's texts are written, in an editor over the board. */
export interface Writing<P> {
  readonly fields: readonly WritingField<P>[];
  /** Whether an element without text is taken away. */
  readonly needsText: boolean;
  /** The colour of the letters, or of the sheet if there is one. */
  color(props: Readonly<P>): Color;
  layout(props: Readonly<P>, measure: Measure): WritingLayout;
  /** The element's properties when it has been written: they can depend on the text. */
  finished(props: Readonly<P>, measure: Measure): P;
  /** Which share of its width lies left of the place that stays while it grows; undefined: 0. */
  anchor?(props: Readonly<P>): number;
  /** What is seen of it on the board while it is being written; undefined: nothing. */
  blank?(props: Readonly<P>): P;
}

/** Whether nothing but blanks is written. */
export function isBlank<P>({ fields }: Writing<P>, props: Readonly<P>): boolean {
  return fields.every((field) => writtenIn(field, props).trim() === "");
}

/** What is written in a property; elements may lack it. */
export function writtenIn<P>({ property }: WritingField<P>, props: Readonly<P>): string {
  return String(props[property] ?? "");
}
