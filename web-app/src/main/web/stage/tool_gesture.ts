import type { Clock } from "../base/clock.ts";
import { distance, type Point } from "../geometry/box.ts";
import type { Sample, Tool } from "../tools/tool.ts";

/** A pointer that stays within so many screen pixels for so many milliseconds rests. */
const REST = { pixels: 4, milliseconds: 500 };

/** One gesture of one tool: tells the tool when the pointer rests. `begin`, any number of `extend`, then `finish` or `cancel`. */
export class ToolGesture {
  #last: Sample;
  /** Where on the screen the pointer may have come to rest. */
  #place: Point;
  #cancelRest: () => void;

  constructor(
    private readonly tool: Tool,
    at: Sample,
    place: Point,
    private readonly clock: Pick<Clock, "after">,
  ) {
    this.#last = at;
    this.#place = place;
    this.#cancelRest = this.#restLater();
  }

  begin(): void {
    this.tool.down(this.#last);
  }

  /** The pointer has moved to `place` on the screen. `predicted`: where it will probably go. */
  extend(samples: readonly Sample[], predicted: readonly Sample[], place: Point): void {
    this.#last = samples.at(-1)!;
    if (distance(this.#place, place) > REST.pixels) {
      this.#cancelRest();
      this.#place = place;
      this.#cancelRest = this.#restLater();
    }
    this.tool.move(samples, predicted);
  }

  /** Keys are pressed or released while the pointer stays where it is. */
  modify(keys: Pick<Sample, "shift" | "alt" | "ctrl">): void {
    const { shift, alt, ctrl } = this.#last;
    if (keys.shift !== shift || keys.alt !== alt || keys.ctrl !== ctrl) {
      this.#last = { ...this.#last, ...keys };
      this.tool.move([this.#last]);
    }
  }

  /** Ends at a sample, or at the last one. */
  finish(at = this.#last): void {
    this.#cancelRest();
    this.tool.up(at);
  }

  cancel(): void {
    this.#cancelRest();
    this.tool.cancel();
  }

  #restLater(): () => void {
    return this.clock.after(REST.milliseconds, () => this.tool.held?.());
  }
}
