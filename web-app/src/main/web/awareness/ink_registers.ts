import { type Ink, type Point, pointStride } from "../protocol/contract.ts";
import { LwwRegisters } from "./lww_registers.ts";

/** A finished stroke waits for its event for this time, in milliseconds (A4). */
const endedInkLife = 2_000;

interface Ended {
  readonly client: string;
  readonly ink: Ink;
  readonly at: number;
}

/** The strokes that are being drawn, and the finished ones that wait for their event (A4). */
export class InkRegisters extends LwwRegisters<Ink> {
  /** By the stroke's id. */
  readonly #ended = new Map<string, Ended>();

  override keep(isChosen: (client: string) => boolean): void {
    super.keep(isChosen);
    this.#ended.forEach(({ client }, id) => isChosen(client) || this.#ended.delete(id));
  }

  /** The strokes with points; one without points was cancelled. */
  override *entries(): Iterable<readonly [client: string, ink: Ink]> {
    for (const { client, ink } of this.#ended.values()) {
      yield [client, ink];
    }
    for (const [client, ink] of super.entries()) {
      if (hasPoints(ink)) {
        yield [client, ink];
      }
    }
  }

  /** The last point of a client's stroke. */
  tip(client: string): Point | undefined {
    const ink = this.get(client);
    return ink !== undefined && hasPoints(ink) ? [ink.points.at(-3)!, ink.points.at(-2)!] : undefined;
  }

  /** The event of a stroke has arrived. */
  arrived(id: string): void {
    this.#ended.delete(id);
  }

  /** Removes finished strokes whose event didn't arrive in time. */
  expireEnded(now: number): void {
    this.#ended.forEach(({ at }, id) => at <= now - endedInkLife && this.#ended.delete(id));
  }

  /** When the next finished stroke times out; undefined: none waits. */
  nextEnd(): number | undefined {
    const [first] = this.#ended.values();
    return first && first.at + endedInkLife;
  }

  protected override join(known: Ink, received: Ink): Ink {
    return mergedInk(known, received);
  }

  protected override replaced(client: string, known: Ink, after: Ink | null, now: number): void {
    if (known.id !== after?.id && hasPoints(known)) {
      this.#ended.set(known.id, { client, ink: known, at: now });
    }
  }
}

/** The number of the point after the last one. */
export function end({ from, points }: Ink): number {
  return from + points.length / pointStride;
}

function hasPoints({ points }: Ink): boolean {
  return points.length > 0;
}

/**
 * Merges a known part of a stroke with another part. A different stroke replaces it. A cancelled stroke stays cancelled.
 * After a gap the stroke stops growing, because its event follows soon.
 */
export function mergedInk(known: Ink, received: Ink): Ink {
  if (known.id !== received.id || !hasPoints(received)) {
    return received;
  }
  if (!hasPoints(known) || received.from > end(known) || known.from > end(received)) {
    return known;
  }
  return known.from <= received.from ? appended(known, received) : appended(received, known);
}

function appended(first: Ink, later: Ink): Ink {
  const known = end(first);
  return end(later) <= known
    ? first
    : { ...first, points: [...first.points, ...later.points.slice((known - later.from) * pointStride)] };
}
