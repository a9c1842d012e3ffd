import { unzlibSync } from "fflate";

/** The pixels of a PNG that has an alpha channel, colours and opacities apart. */
export interface PngPixels {
  readonly width: number;
  readonly height: number;
  /** Three bytes a pixel, or one. */
  readonly colors: Uint8Array;
  readonly isGrey: boolean;
  /** One byte a pixel. */
  readonly alpha: Uint8Array;
}

/** Where the first chunk begins. */
const START = 8;
/** The types of colours that have an alpha channel, and the bytes of a pixel. */
const CHANNELS: Readonly<Record<number, number>> = { 4: 2, 6: 4 };

/** Undefined: it has no alpha channel, or isn't a PNG of 8 bits a channel that is written row by row. */
export function alphaPixels(bytes: Uint8Array): PngPixels | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isPng = bytes.length > 29 && view.getUint32(0) === 0x89504e47;
  const channels = isPng && bytes[24] === 8 && bytes[28] === 0 ? CHANNELS[bytes[25]!] : undefined;
  if (channels === undefined) {
    return undefined;
  }
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  const rows = unfiltered(unzlibSync(dataOf(bytes, view)), width * channels, height, channels);
  const [colors, alpha] = [new Uint8Array(width * height * (channels - 1)), new Uint8Array(width * height)];
  for (let pixel = 0, from = 0, to = 0; pixel < width * height; pixel++) {
    for (let channel = 1; channel < channels; channel++) {
      colors[to++] = rows[from++]!;
    }
    alpha[pixel] = rows[from++]!;
  }
  return { width, height, colors, isGrey: channels === 2, alpha };
}

/** All of its data chunks together. */
function dataOf(bytes: Uint8Array, view: DataView): Uint8Array {
  const parts: Uint8Array[] = [];
  for (let at = START; at + 12 <= bytes.length;) {
    const length = view.getUint32(at);
    if (view.getUint32(at + 4) === 0x49444154) {
      parts.push(bytes.subarray(at + 8, at + 8 + length));
    }
    at += 12 + length;
  }
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  parts.reduce((at, part) => {
    whole.set(part, at);
    return at + part.length;
  }, 0);
  return whole;
}

/** Undoes the filters of rows, each of which begins with a byte that names its own. `step`: the bytes of a pixel. */
function unfiltered(data: Uint8Array, length: number, height: number, step: number): Uint8Array {
  const rows = new Uint8Array(length * height);
  for (let row = 0; row < height; row++) {
    const filter = data[row * (length + 1)]!;
    const [from, to] = [row * (length + 1) + 1, row * length];
    for (let i = 0; i < length; i++) {
      const left = i >= step ? rows[to + i - step]! : 0;
      const above = row > 0 ? rows[to + i - length]! : 0;
      const corner = i >= step && row > 0 ? rows[to + i - length - step]! : 0;
      rows[to + i] = data[from + i]! + predicted(filter, left, above, corner);
    }
  }
  return rows;
}

function predicted(filter: number, left: number, above: number, corner: number): number {
  switch (filter) {
    case 1:
      return left;
    case 2:
      return above;
    case 3:
      return (left + above) >> 1;
    case 4: {
      const [a, b, c] = [Math.abs(above - corner), Math.abs(left - corner), Math.abs(left + above - 2 * corner)];
      return a <= b && a <= c ? left : b <= c ? above : corner;
    }
    default:
      return 0;
  }
}
