import type { Clock } from "../base/clock.ts";
import { tenth } from "../protocol/awareness.ts";
import { type Ink, pointStride, times } from "../protocol/contract.ts";
import type { ElementOf } from "../protocol/element.ts";
import { Sender } from "./sender.ts";


type Stroke = ElementOf<"stroke">;

/** What the others have been told of a stroke. */
interface Told {
  readonly id: string;
  /** How many of its points. */
  readonly count: number;
}

/** Tells the others the stroke that is being drawn: its new points only (A4). */
export class InkSender {
  readonly #sender: Sender<Stroke>;
  readonly #send: (ink: Ink | undefined) => void;
  #told: Told | undefined;
  #isTakingBack = false;
  /** What is drawn since a stroke is being taken back. */
  #next: Stroke | undefined;

  constructor(clock: Clock, interval: () => number, send: (ink: Ink | undefined) => void) {
    // What comes after a stroke without points waits longer, so that the others hear of both, and not of the latest alone.
    const pace = () => (this.#told?.count === 0 ? 2 : 1) * interval();
    // Of a stroke without points nothing is left: that it is over needn't be said again.
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

  /** The stroke has come to nothing: whoever has been told of it is told to forget it. */
  takeBack(): void {
    const { latest } = this.#sender;
    this.#isTakingBack = latest !== undefined && latest.id === this.#told?.id;
    this.#next = undefined;
    this.#sender.show(this.#isTakingBack ? withoutPoints(latest!) : undefined);
  }

  pause(milliseconds: number): void {
    this.#sender.pause(milliseconds);
  }

  restart(): void {
    this.#told = this.#told && { ...this.#told, count: 0 };
    this.#sender.restart();
  }

  close(): void {
    this.#sender.close();
  }

  #say(stroke: Stroke | undefined): void {
    if (stroke === undefined) {
      this.#told = undefined;
      this.#send(undefined);
      return;
    }
    const { id, props: { x, y, color, size, points } } = stroke;
    const total = pointsOf(stroke);
    // Nothing new: the last point once more keeps the stroke alive.
    const from = this.#told?.id === id ? Math.max(0, Math.min(this.#told.count, total - 1)) : 0;
    this.#told = { id, count: total };
    this.#send({ id, color, size, from, points: placed(points.slice(from * pointStride), x, y) });
    if (total === 0) {
      this.#isTakingBack = false;
      this.#sender.show(this.#next);
    }
  }
}

function pointsOf(stroke: Stroke | undefined): number {
  return (stroke?.props.points.length ?? 0) / pointStride;
}

function withoutPoints(stroke: Stroke): Stroke {
  return { ...stroke, props: { ...stroke.props, points: [] } };
}

/** The points of a stroke where they are on the board. */
function placed(points: readonly number[], x: number, y: number): readonly number[] {
  const offsets = [x, y, 0];
  return points.map((value, i) => i % pointStride === 2 ? Math.round(value * 100) / 100 : tenth(value + offsets[i % pointStride]!));
}
