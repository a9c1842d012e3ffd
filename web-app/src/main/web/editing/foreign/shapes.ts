import { NO_PRESSURE } from "../../elements/outline.ts";
import { above } from "../../elements/z_order.ts";
import type { Point } from "../../geometry/box.ts";
import { rounded } from "../../geometry/rounding.ts";
import { normalised } from "../../geometry/turning.ts";
import { type Dash, limits, pointStride } from "../../protocol/contract.ts";
import type { Drawn } from "../../protocol/element.ts";
import { problemWithProperty } from "../../protocol/values.ts";

/** What another program's file has, as far as there is the like here. */
export interface ForeignBoard {
  readonly title: string;
  readonly elements: readonly Drawn[];
  /** The `data:` addresses of images, by the elements that show them: these have no image yet. */
  readonly images: ReadonlyMap<string, string>;
  /** How many of each kind can't be shown here, by the other program's names. */
  readonly skipped: ReadonlyMap<string, number>;
}

/** Whatever stands in somebody else's file. */
export type Foreign = Readonly<Record<string, unknown>>;

/** Collects what is made of another program's shapes. */
export class ForeignShapes {
  readonly elements: Drawn[] = [];
  readonly images = new Map<string, string>();
  readonly skipped = new Map<string, number>();
  #depth: string | undefined;

  /** A depth above those of all shapes before. */
  nextDepth(): string {
    return this.#depth = this.#depth === undefined ? "a0" : above(this.#depth);
  }

  /** Takes what has been made of a shape, if the board can have all of it; else counts it as one that can't be shown. */
  take(kind: string, made: readonly Drawn[], image?: string): void {
    if (made.length === 0 || !made.every(isValid)) {
      this.skip(kind);
      return;
    }
    this.elements.push(...made);
    if (image !== undefined) {
      this.images.set(made[0]!.id, image);
    }
  }

  skip(kind: string): void {
    this.skipped.set(kind, (this.skipped.get(kind) ?? 0) + 1);
  }
}

function isValid({ props }: Drawn): boolean {
  return Object.entries(props).every(([name, value]) => problemWithProperty(name, value) === undefined);
}

export function isForeign(value: unknown): value is Foreign {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function numberOf(value: unknown): number {
  return typeof value === "number" && Number.isFinite(value) ? rounded(value) : 0;
}

/** An angle in radians as elements have it; nothing if there is none. */
export function rotationFrom(radians: unknown): { readonly rotation?: number } {
  const degrees = typeof radians === "number" && Number.isFinite(radians) ? normalised(radians * 180 / Math.PI) : 0;
  return degrees === 0 ? {} : { rotation: degrees };
}

/** `opacity` is a share of 1. */
export function lookFrom(opacity: unknown, dash: unknown): { readonly opacity?: number; readonly dash?: Dash } {
  const share = typeof opacity === "number" && opacity >= 0 && opacity < 1 ? Math.max(limits.opacity, Math.round(opacity * 100) / 100) : 1;
  return { ...(share < 1 && { opacity: share }), ...((dash === "dashed" || dash === "dotted") && { dash }) };
}

/** A point of a stroke. */
export interface InkPoint extends Point {
  /** Undefined: it wasn't felt. */
  readonly pressure?: number | undefined;
}

/** The points of strokes, in as many pieces as it takes: each begins where the one before ends. */
export function inkPieces(points: readonly InkPoint[]): readonly (readonly number[])[] {
  const pieces: number[][] = [];
  for (let from = 0; from === 0 || from < points.length - 1; from += limits.pointsPerStroke - 1) {
    const piece = points.slice(from, from + limits.pointsPerStroke);
    pieces.push(piece.flatMap(({ x, y, pressure }) => [rounded(x), rounded(y), pressureOf(pressure)]));
  }
  return pieces.filter((piece) => piece.length >= pointStride);
}

function pressureOf(pressure: number | undefined): number {
  return pressure === undefined || !(pressure > 0) ? NO_PRESSURE : rounded(Math.min(1, pressure));
}
