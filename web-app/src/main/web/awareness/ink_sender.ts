import type { Clock } from "../connection/clock.ts";
import { type Ink, tenth } from "../protocol/awareness.ts";
import type { ElementOf } from "../protocol/element.ts";
import { gestureLife } from "./scene.ts";
import { Sender } from "./sender.ts";

/** Numbers for each point: x, y, pressure. */
const stride = 3;

type Stroke = ElementOf<"stroke">;

/** Tells the others the stroke that is being drawn: its new points only (A4). */
export class InkSender {
  readonly #sender: Sender<Stroke>;
  readonly #send: (ink: Ink | undefined) => void;
  #id: string | undefined;
  /** How many of the stroke's points were sent. */
  #count = 0;

  constructor(clock: Clock, interval: () => number, send: (ink: Ink | undefined) => void) {
    const same = (a?: Stroke, b?: Stroke) => a?.id === b?.id && a?.props.points.length === b?.props.points.length;
    this.#send = send;
    this.#sender = new Sender<Stroke>(clock, { interval, repeats: () => true, life: gestureLife, same }, (stroke) => this.#say(stroke));
  }

  get isDrawing(): boolean {
    return this.#sender.latest !== undefined;
  }

  /** The stroke as it is now; undefined: the pen is up. */
  show(stroke: Stroke | undefined): void {
    this.#sender.show(stroke);
  }

  restart(): void {
    this.#id = undefined;
    this.#sender.restart();
  }

  close(): void {
    this.#sender.close();
  }

  #say(stroke: Stroke | undefined): void {
    if (stroke === undefined) {
      this.#id = undefined;
      this.#send(undefined);
      return;
    }
    const { id, props: { x, y, color, size, points } } = stroke;
    const total = points.length / stride;
    // Nothing new: the last point once more keeps the stroke alive.
    const from = this.#id === id ? Math.min(this.#count, total - 1) : 0;
    this.#id = id;
    this.#count = total;
    this.#send({ id, color, size, from, points: placed(points.slice(from * stride), x, y) });
  }
}

/** The points of a stroke where they are on the board. */
function placed(points: readonly number[], x: number, y: number): readonly number[] {
  const offsets = [x, y, 0];
  return points.map((value, i) => i % stride === 2 ? Math.round(value * 100) / 100 : tenth(value + offsets[i % stride]!));
}
