import type { Clock } from "../base/clock.ts";
import { tenth } from "../protocol/awareness.ts";
import { type Ink, pointStride, times } from "../protocol/contract.ts";
import type { ElementOf } from "../protocol/element.ts";
import { Sender } from "./sender.ts";


type Stroke = ElementOf<"stroke">;

/** The part of a stroke that was sent. */
interface SentPart {
  readonly id: string;
  /** The number of points that were sent. */
  readonly count: number;
}

/** Sends the stroke that is being drawn: only its new points (A4). */
export class InkSender {
  readonly #sender: Sender<Stroke>;
  readonly #send: (ink: Ink | undefined) => void;
  #sent: SentPart | undefined;
  #isTakingBack = false;
  /** The next stroke, while one is being cancelled. */
  #next: Stroke | undefined;

  constructor(clock: Clock, interval: () => number, send: (ink: Ink | undefined) => void) {
    // After a cancelled stroke the next one waits longer, so that both arrive in different ticks.
    const pace = () => (this.#sent?.count === 0 ? 2 : 1) * interval();
    // The end of a cancelled stroke needn't be sent.
    const same = (a?: Stroke, b?: Stroke) => pointsOf(a) === pointsOf(b) && (pointsOf(a) === 0 || a?.id === b?.id);
    const manner = { interval: pace, repeats: () => true, life: times.gestureLife, same };
    this.#send = send;
    this.#sender = new Sender<Stroke>(clock, manner, (stroke) => this.#say(stroke));
  }

  get isDrawing(): boolean {
    return this.#sender.latest !== undefined;
  }

  /** The stroke as it is now; undefined: the pen is up. */
  show(stroke: Stroke | undefined): void {
    if (this.#isTakingBack) {
      this.#next = stroke;
    } else {
      this.#sender.show(stroke);
    }
  }

  /** Cancels the stroke. If a part of it was sent, the others are told. */
  takeBack(): void {
    const { latest } = this.#sender;
    this.#isTakingBack = latest !== undefined && latest.id === this.#sent?.id;
    this.#next = undefined;
    this.#sender.show(this.#isTakingBack ? withoutPoints(latest!) : undefined);
  }

  pause(milliseconds: number): void {
    this.#sender.pause(milliseconds);
  }

  restart(): void {
    this.#sent = this.#sent && { ...this.#sent, count: 0 };
    this.#sender.restart();
  }

  close(): void {
    this.#sender.close();
  }

  #say(stroke: Stroke | undefined): void {
    if (stroke === undefined) {
      this.#sent = undefined;
      this.#send(undefined);
      return;
    }
    const { id, props } = stroke;
    const { x, y, points } = props;
    const total = pointsOf(stroke);
    // Nothing new: the last point is repeated, so that the stroke doesn't expire.
    const from = this.#sent?.id === id ? Math.max(0, Math.min(this.#sent.count, total - 1)) : 0;
    this.#sent = { id, count: total };
    this.#send({ id, ...lookOf(props), from, points: placed(points.slice(from * pointStride), x, y) });
    if (total === 0) {
      this.#isTakingBack = false;
      this.#sender.show(this.#next);
    }
  }
}

/** What ink looks like besides its points. */
function lookOf({ color, size, opacity, dash, brush }: Stroke["props"]): Omit<Ink, "id" | "from" | "points"> {
  return { color, size, ...(opacity && { opacity }), ...(dash && { dash }), ...(brush && { brush }) };
}

function pointsOf(stroke: Stroke | undefined): number {
  return (stroke?.props.points.length ?? 0) / pointStride;
}

function withoutPoints(stroke: Stroke): Stroke {
  return { ...stroke, props: { ...stroke.props, points: [] } };
}

/** A stroke's points in board coordinates. */
function placed(points: readonly number[], x: number, y: number): readonly number[] {
  const offsets = [x, y, 0];
  return points.map((value, i) => i % pointStride === 2 ? Math.round(value * 100) / 100 : tenth(value + offsets[i % pointStride]!));
}
