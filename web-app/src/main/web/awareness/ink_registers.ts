import { type Ink, type Point, pointStride } from "../protocol/contract.ts";
import { LwwRegisters } from "./lww_registers.ts";

/** How long a stroke whose pen has lifted waits for its event, in milliseconds (A4). */
const patience = 2_000;

interface Ended {
  readonly client: string;
  readonly ink: Ink;
  readonly at: number;
}

/** The strokes that are growing, and those that are done and wait for their event (A4). */
export class InkRegisters extends LwwRegisters<Ink> {
  /** By the stroke's id. */
  readonly #ended = new Map<string, Ended>();

  override keep(isChosen: (client: string) => boolean): void {
    super.keep(isChosen);
    this.#ended.forEach(({ client }, id) => isChosen(client) || this.#ended.delete(id));
  }

  /** Those that have points: a stroke without any has been taken back. */
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

  /** Where the pen of a client is that draws. */
  tip(client: string): Point | undefined {
    const ink = this.get(client);
    return ink !== undefined && hasPoints(ink) ? [ink.points.at(-3)!, ink.points.at(-2)!] : undefined;
  }

  /** The event of a stroke that was waiting for it has come. */
  arrived(id: string): void {
    this.#ended.delete(id);
  }

  /** Drops strokes whose event has not come in time. */
  endPatience(now: number): void {
    this.#ended.forEach(({ at }, id) => at <= now - patience && this.#ended.delete(id));
  }

  /** When the next stroke's patience ends; undefined: none is waiting. */
  nextEnd(): number | undefined {
    const [first] = this.#ended.values();
    return first && first.at + patience;
  }

  protected override join(known: Ink, news: Ink): Ink {
    return joined(known, news);
  }

  protected override replaced(client: string, known: Ink, after: Ink | null, now: number): void {
    if (known.id !== after?.id && hasPoints(known)) {
      this.#ended.set(known.id, { client, ink: known, at: now });
    }
  }
}

/** The number of the point that would come next. */
export function end({ from, points }: Ink): number {
  return from + points.length / pointStride;
}

function hasPoints({ points }: Ink): boolean {
  return points.length > 0;
}

/**
 * A stroke's part that is known, and another one. Of different strokes it is the other one; of one that is taken
 * back nothing is left, nor comes again; after a gap the stroke grows no longer: the stroke itself follows soon.
 */
export function joined(known: Ink, news: Ink): Ink {
  if (known.id !== news.id || !hasPoints(news)) {
    return news;
  }
  if (!hasPoints(known) || news.from > end(known) || known.from > end(news)) {
    return known;
  }
  return known.from <= news.from ? appended(known, news) : appended(news, known);
}

function appended(first: Ink, later: Ink): Ink {
  const known = end(first);
  return end(later) <= known
    ? first
    : { ...first, points: [...first.points, ...later.points.slice((known - later.from) * pointStride)] };
}
