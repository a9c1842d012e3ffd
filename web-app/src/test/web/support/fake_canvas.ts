/** A canvas's context that takes note of the methods that are called. */
export function fakeCanvas() {
  const calls: string[] = [];
  const values: Record<string, unknown> = {};
  const context = new Proxy({}, {
    get(_, name: string) {
      return name in values ? values[name] : (...args: unknown[]) => {
        calls.push(name);
        return name === "measureText" ? { width: String(args[0]).length, fontBoundingBoxAscent: 10, fontBoundingBoxDescent: 3 } : undefined;
      };
    },
    set(_, name: string, value: unknown) {
      values[name] = value;
      return true;
    },
  }) as CanvasRenderingContext2D;
  return { context, calls, values };
}

/** A path that forgets what is drawn on it; Deno has none. */
class FakePath {
  moveTo(): void {}
  lineTo(): void {}
  quadraticCurveTo(): void {}
  closePath(): void {}
}

globalThis.Path2D ??= FakePath as unknown as typeof Path2D;
