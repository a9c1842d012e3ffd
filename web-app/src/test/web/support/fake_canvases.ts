export interface FakeCanvas {
  readonly canvas: HTMLCanvasElement;
  /** The methods of its context that were called, with what they were given. */
  readonly calls: (readonly [name: string, ...args: readonly unknown[]])[];
}

/** A canvas whose context takes note of the methods that are called. */
export function fakeCanvasElement(): FakeCanvas {
  const calls: FakeCanvas["calls"] = [];
  const values: Record<string, unknown> = { globalAlpha: 1 };
  const canvas = { width: 0, height: 0, getContext: () => context, remove() {} } as unknown as HTMLCanvasElement;
  let [a, e, f] = [1, 0, 0];
  const own: Record<string, unknown> = {
    canvas,
    getTransform: () => ({ a, e, f }),
    setTransform(scale: number | { readonly a: number; readonly e: number; readonly f: number }, _b: number, _c: number, _d: number, x: number, y: number) {
      [a, e, f] = typeof scale === "number" ? [scale, x, y] : [scale.a, scale.e, scale.f];
      calls.push(["setTransform", a, e, f]);
    },
  };
  const context = new Proxy({}, {
    get: (_, name: string) => own[name] ?? values[name] ?? ((...args: unknown[]) => void calls.push([name, ...args])),
    set: (_, name: string, value: unknown) => {
      values[name] = value;
      return true;
    },
  });
  return { canvas, calls };
}

/** Canvases that are made without a document. Stands in for it as long as it is in use. */
export class FakeCanvases implements Disposable {
  readonly made: FakeCanvas[] = [];
  readonly #before = globalThis.document;

  constructor() {
    const createElement = () => {
      const fake = fakeCanvasElement();
      this.made.push(fake);
      return fake.canvas;
    };
    Object.defineProperty(globalThis, "document", { value: { createElement }, configurable: true, writable: true });
  }

  [Symbol.dispose](): void {
    Object.defineProperty(globalThis, "document", { value: this.#before, configurable: true, writable: true });
  }
}
