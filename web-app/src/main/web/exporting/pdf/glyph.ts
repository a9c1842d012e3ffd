/** A glyph's outline, as fontkit gives it: contours of lines and quadratic curves. */
export interface Outline {
  readonly commands: readonly { readonly command: string; readonly args: readonly number[] }[];
  readonly bbox: { readonly minX: number; readonly minY: number; readonly maxX: number; readonly maxY: number };
}

interface OutlinePoint {
  readonly x: number;
  readonly y: number;
  readonly isOnCurve: boolean;
}

/** A simple glyph of TrueType's table `glyf`: each point is written with 16 bits for each coordinate. Empty: it has no look. */
export function encodedGlyph({ commands, bbox }: Outline): Uint8Array {
  const points: OutlinePoint[] = [];
  const ends: number[] = [];
  for (const { command, args } of commands) {
    for (let i = 0; i + 1 < args.length; i += 2) {
      points.push({ x: Math.round(args[i]!), y: Math.round(args[i + 1]!), isOnCurve: i + 2 === args.length });
    }
    if (command === "closePath") {
      ends.push(points.length - 1);
    }
  }
  return ends.length === 0 ? new Uint8Array() : written(points, ends, bbox);
}

function written(points: readonly OutlinePoint[], ends: readonly number[], bbox: Outline["bbox"]): Uint8Array {
  const length = 10 + 2 * ends.length + 2 + 5 * points.length;
  const view = new DataView(new ArrayBuffer(length + (4 - length % 4) % 4));
  let at = 0;
  const put = (value: number) => {
    view.setInt16(at, value);
    at += 2;
  };
  const extent = [Math.floor(bbox.minX), Math.floor(bbox.minY), Math.ceil(bbox.maxX), Math.ceil(bbox.maxY)];
  [ends.length, ...extent, ...ends].forEach(put);
  // No instructions.
  put(0);
  points.forEach(({ isOnCurve }) => view.setUint8(at++, isOnCurve ? 1 : 0));
  differences(points.map(({ x }) => x)).forEach(put);
  differences(points.map(({ y }) => y)).forEach(put);
  return new Uint8Array(view.buffer);
}

function differences(values: readonly number[]): readonly number[] {
  return values.map((value, i) => value - (values[i - 1] ?? 0));
}
