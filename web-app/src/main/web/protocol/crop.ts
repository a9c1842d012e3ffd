/** The part of a picture that is shown, in fractions of its width and height. It is mirrored where it ends before it begins. */
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
  return left !== right && top !== bottom ? { left, top, right, bottom } : undefined;
}

/** The part of a picture as the protocol says it, which is never nothing. */
export function writtenCrop({ left, top, right, bottom }: Crop): string {
  const [l, r] = sides(left, right);
  const [t, b] = sides(top, bottom);
  return l === 0 && t === 0 && r === parts && b === parts ? "" : [l, t, r, b].map((side) => side / parts).join(" ");
}

/** The whole picture, mirrored as a part of it is. */
export function wholeOf(part: Crop): Crop {
  return mirroredAs(wholePicture, part);
}

/** The part as it is seen, from left to right and from top to bottom, of a picture mirrored as `like`; and back again. */
export function mirroredAs({ left, top, right, bottom }: Crop, like: Crop): Crop {
  const across = like.left < like.right ? { left, right } : { left: 1 - left, right: 1 - right };
  return { ...across, ...(like.top < like.bottom ? { top, bottom } : { top: 1 - top, bottom: 1 - bottom }) };
}

/** The same part, not mirrored. */
export function upright({ left, top, right, bottom }: Crop): Crop {
  return { left: Math.min(left, right), top: Math.min(top, bottom), right: Math.max(left, right), bottom: Math.max(top, bottom) };
}

function sides(from: number, to: number): readonly [number, number] {
  if (from > to) {
    const [first, last] = sides(to, from);
    return [last, first];
  }
  const start = Math.min(parts - 1, Math.max(0, Math.round(from * parts)));
  return [start, Math.max(start + 1, Math.min(parts, Math.round(to * parts)))];
}
