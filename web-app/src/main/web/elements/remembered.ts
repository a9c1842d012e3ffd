import type { Measure } from "./text_layout.ts";

interface Known<T> {
  readonly measure: Measure;
  readonly generation: object | undefined;
  readonly value: T;
}

/** What follows from an element's properties, remembered for as long as they and the fonts stay the same. */
export class Remembered<P extends object, T> {
  private readonly values = new WeakMap<P, Known<T>>();

  constructor(private readonly make: (props: P, measure: Measure) => T) {}

  of(props: P, measure: Measure): T {
    const known = this.values.get(props);
    if (known?.measure === measure && known.generation === measure.generation) {
      return known.value;
    }
    const value = this.make(props, measure);
    this.values.set(props, { measure, generation: measure.generation, value });
    return value;
  }
}
