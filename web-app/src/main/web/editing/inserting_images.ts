import { above } from "../elements/z_order.ts";
import type { Point, Size } from "../geometry/box.ts";
import { rounded } from "../geometry/rounding.ts";
import type { Change } from "../protocol/contract.ts";
import type { EditorContext } from "./context.ts";

/** An image that is put on a board, with its size in pixels. */
export interface NewImage extends Size {
  readonly hash: string;
}

/** The longer side of a new image takes so much of the view. */
const shareOfView = 0.6;
/** Between images that come together, in board units. */
const gap = 24;

/** Puts images on the board, one below the other around a point, as one operation, and selects them. */
export function insertImages(context: EditorContext, images: readonly NewImage[], at: Point, view: Size): void {
  const longest = Math.min(view.width, view.height) * shareOfView;
  const sizes = images.map(({ width, height }) => {
    const scale = Math.min(1, longest / Math.max(width, height));
    return { w: rounded(width * scale), h: rounded(height * scale) };
  });
  const whole = sizes.reduce((sum, { h }) => sum + h + gap, -gap);
  let z = context.top();
  let y = at.y - Math.min(whole, longest) / 2;
  const changes = images.map(({ hash }, i): Change => {
    const { w, h } = sizes[i]!;
    const props = { x: rounded(at.x - w / 2), y: rounded(y), w, h, z, image: hash, alt: "" };
    y += h + gap;
    z = above(z);
    return { kind: "put", element: { id: context.newId(), type: "image", props } };
  });
  context.apply(changes);
  context.selection.set(changes.flatMap((change) => (change.kind === "put" ? [change.element.id] : [])));
  context.done();
}
