import { cropOf, uncropped } from "../elements/cropping.ts";
import { homeOf } from "../elements/registry.ts";
import { wholeOf, writtenCrop } from "../protocol/crop.ts";
import type { Drawn, ElementOf } from "../protocol/element.ts";
import type { EditorContext } from "./context.ts";
import { becoming, inPlace } from "./resizing.ts";

type Image = ElementOf<"image">;

/** The only selected element, if it is an image that the person can crop; undefined: it is none. */
export function croppable(context: EditorContext): Image | undefined {
  const [only, ...others] = context.elements(context.selection.ids);
  return only !== undefined && others.length === 0 && canCrop(context, only) ? only : undefined;
}

export function canCrop(context: EditorContext, element: Drawn): element is Image {
  return element.type === "image" && context.mayChange(element) && context.offered().has("image", "crop");
}

/** Whether the only selected element is an image of which a part is shown. */
export function isCropped(context: EditorContext): boolean {
  const image = croppable(context);
  return image !== undefined && writtenCrop(cropOf(image.props)) !== writtenCrop(wholeOf(cropOf(image.props)));
}

/** Shows the whole picture again. */
export function uncrop(context: EditorContext): void {
  const image = croppable(context);
  if (image !== undefined) {
    context.apply(becoming([image], () => whole(image, context)));
  }
}

/** The image that is being cropped with its whole picture, where that lies; undefined: none is. */
export function wholeOfCropped(context: EditorContext): Drawn | undefined {
  const { selection: { cropped }, scene } = context;
  const image = cropped === undefined ? undefined : scene.seen(cropped);
  return image?.type === "image" ? whole(image, context) : undefined;
}

function whole(image: Image, { scene: { measure } }: EditorContext): Drawn {
  const { turn } = homeOf(image, measure);
  const after: Image = { ...image, props: uncropped(image.props) };
  return turn === undefined ? after : inPlace(after, turn, measure);
}
