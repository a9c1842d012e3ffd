/** The part of a picture that is shown, in fractions of its width and height. */
export interface Crop {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export const wholePicture: Crop = { left: 0, top: 0, right: 1, bottom: 1 };

const fraction = String.raw`(?:0|1|0\.\d{0,3}[1-9])`;
const form = new RegExp(`^${fraction}(?: ${fraction}){3}$`);
/** Fractions have four digits. */
const parts = 10_000;

/** The part of a picture that a text of the protocol means, empty for all of it; undefined: it means none. */
export function readCrop(text: string): Crop | undefined {
  if (text === "") {
    return wholePicture;
  }
  const [left = 0, top = 0, right = 0, bottom = 0] = form.test(text) ? text.split(" ").map(Number) : [];
  return left < right && top < bottom ? { left, top, right, bottom } : undefined;
}

/** The part of a picture as the protocol says it, which is never nothing. */
export function writtenCrop({ left, top, right, bottom }: Crop): string {
  const [l, r] = sides(left, right);
  const [t, b] = sides(top, bottom);
  return l === 0 && t === 0 && r === parts && b === parts ? "" : [l, t, r, b].map((side) => side / parts).join(" ");
}

function sides(from: number, to: number): readonly [number, number] {
  const start = Math.min(parts - 1, Math.max(0, Math.round(from * parts)));
  return [start, Math.max(start + 1, Math.min(parts, Math.round(to * parts)))];
}
