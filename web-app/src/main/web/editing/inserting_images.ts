import { above } from "../elements/z_order.ts";
import { type Box, boxOf, type Point, type Size } from "../geometry/box.ts";
import { rounded } from "../geometry/rounding.ts";
import { type Change, limits } from "../protocol/contract.ts";
import type { EditorContext } from "./context.ts";

/** An image that is put on a board, with its size in pixels. */
export interface NewImage extends Size {
  readonly hash: string;
}

/** A page that is put on a board, with its size there. */
export interface NewPage {
  readonly hash: string;
  readonly onBoard: Size;
  /** What it is called for people who don't see it. */
  readonly name: string;
}

/** The longer side of a new image takes so much of the view. */
const shareOfView = 0.6;
/** Between images that come together, in board units. */
const gap = 24;

interface Placed {
  readonly hash: string;
  readonly alt: string;
  readonly box: Box;
}

/** Puts images on the board, one below the other around a point, as one operation, and selects them. */
export function insertImages(context: EditorContext, images: readonly NewImage[], at: Point, view: Size): void {
  const longest = Math.min(view.width, view.height) * shareOfView;
  const sized = images.map(({ hash, width, height }) => {
    const scale = Math.min(1, longest / Math.max(width, height));
    return { hash, alt: "", size: { width: width * scale, height: height * scale } };
  });
  put(context, below(sized, at, longest), false);
}

/** Puts pages on the board, one below the other, the first one around a point, as one operation. Returns the first one's box. */
export function insertPages(context: EditorContext, pages: readonly NewPage[], at: Point, view: Size, isBackground: boolean): Box | undefined {
  const placed = below(pages.map(({ hash, name, onBoard }) => ({ hash, alt: name.slice(0, limits.altLength), size: onBoard })), at, view.height);
  put(context, placed, isBackground);
  return placed[0]?.box;
}

/** One below the other, and in the middle of a point if they are no higher than this; else they begin there. */
function below(images: readonly { readonly hash: string; readonly alt: string; readonly size: Size }[], at: Point, highest: number): readonly Placed[] {
  const whole = images.reduce((sum, { size }) => sum + size.height + gap, -gap);
  let y = at.y - Math.min(whole, highest) / 2;
  return images.map(({ hash, alt, size: { width, height } }) => {
    const box = boxOf(rounded(at.x - width / 2), rounded(y), rounded(width), rounded(height));
    y += height + gap;
    return { hash, alt, box };
  });
}

function put(context: EditorContext, images: readonly Placed[], isBackground: boolean): void {
  let z = context.top();
  const ids = images.map(() => context.newId());
  context.apply(images.map(({ hash, alt, box: { minX, minY, maxX, maxY } }, i): Change => {
    const props = { x: minX, y: minY, w: rounded(maxX - minX), h: rounded(maxY - minY), z, image: hash, alt, ...(isBackground && { layer: "background" as const }) };
    z = above(z);
    return { kind: "put", element: { id: ids[i]!, type: "image", props } };
  }));
  context.selection.set(isBackground ? [] : ids);
  context.done();
}
