import { type Foreign, type InkPoint, isForeign, numberOf } from "./shapes.ts";

/** In bytes: the first point has three numbers of 32 bits, each further one three of 16 bits, which are added to the one before. */
const FIRST = 12;
const NEXT = 6;

/** The points of a drawn line, from whichever form tldraw had then: places, or numbers in Base64. */
export function inkOf({ segments, scaleX, scaleY }: Foreign): readonly InkPoint[] {
  const [sx, sy] = [numberOf(scaleX) || 1, numberOf(scaleY) || 1];
  const points = (Array.isArray(segments) ? segments : []).filter(isForeign).flatMap((segment) =>
    typeof segment["path"] === "string" ? unpacked(segment["path"]) : placesOf(segment["points"]));
  return points.map(({ x, y, pressure }) => ({ x: x * sx, y: y * sy, pressure }));
}

function placesOf(points: unknown): readonly InkPoint[] {
  return (Array.isArray(points) ? points : []).filter(isForeign).map(({ x, y, z }) => ({ x: numberOf(x), y: numberOf(y), pressure: numberOf(z) }));
}

function unpacked(path: string): readonly InkPoint[] {
  let bytes: Uint8Array;
  try {
    bytes = Uint8Array.from(atob(path), (letter) => letter.charCodeAt(0));
  } catch {
    return [];
  }
  if (bytes.length < FIRST) {
    return [];
  }
  const view = new DataView(bytes.buffer);
  let [x, y, z] = [0, 4, 8].map((at) => view.getFloat32(at, true)) as [number, number, number];
  const points: InkPoint[] = [{ x, y, pressure: z }];
  for (let at = FIRST; at + NEXT <= bytes.length; at += NEXT) {
    [x, y, z] = [x + half(view, at), y + half(view, at + 2), z + half(view, at + 4)];
    points.push({ x, y, pressure: z });
  }
  return points.every((point) => Number.isFinite(point.x) && Number.isFinite(point.y)) ? points : [];
}

/** A number of 16 bits, as IEEE 754 has it. */
function half(view: DataView, at: number): number {
  const bits = view.getUint16(at, true);
  const sign = bits >> 15 === 0 ? 1 : -1;
  const [exponent, fraction] = [(bits >> 10) & 0x1f, bits & 0x3ff];
  if (exponent === 0) {
    return sign * fraction * 2 ** -24;
  }
  return exponent === 0x1f ? Infinity : sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
