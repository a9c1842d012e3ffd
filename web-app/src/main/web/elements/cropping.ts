import { type Box, boxOf } from "../geometry/box.ts";
import { rounded } from "../geometry/rounding.ts";
import type { ImageProps } from "../protocol/contract.ts";
import { type Crop, mirroredAs, readCrop, wholePicture, writtenCrop } from "../protocol/crop.ts";

/** The least width and height of what is left of a picture, in board units. */
const LEAST = 16;

/** The part of the picture that an image shows. */
export function cropOf({ crop = "" }: Pick<ImageProps, "crop">): Crop {
  return readCrop(crop) ?? wholePicture;
}

/** The box that the whole picture fills, where the frame shows a part of it. */
export function pictureBox(props: ImageProps): Box {
  const { minX, minY, maxX, maxY } = boxOf(props.x, props.y, props.w, props.h);
  const { left, top, right, bottom } = seenOf(props);
  const [width, height] = [(maxX - minX) / (right - left), (maxY - minY) / (bottom - top)];
  return boxOf(minX - left * width, minY - top * height, width, height);
}

/** An image with the whole picture. */
export function uncropped(props: ImageProps): ImageProps {
  return framed(props, pictureBox(props), wholePicture);
}

/** An image turned over, from left to right or from top to bottom. */
export function mirrored(props: ImageProps, isAcross: boolean, isDown: boolean): ImageProps {
  const { left, top, right, bottom } = cropOf(props);
  const across = isAcross ? { left: right, right: left } : { left, right };
  return { ...props, crop: writtenCrop({ ...across, ...(isDown ? { top: bottom, bottom: top } : { top, bottom }) }) };
}

/** An image that shows what of its picture lies in another frame. The picture stays where it is. */
export function croppedTo(props: ImageProps, to: Box): ImageProps {
  const now = boxOf(props.x, props.y, props.w, props.h);
  const picture = pictureBox(props);
  const [left, right] = span([now.minX, now.maxX], [to.minX, to.maxX], [picture.minX, picture.maxX]);
  const [top, bottom] = span([now.minY, now.maxY], [to.minY, to.maxY], [picture.minY, picture.maxY]);
  return framed(props, picture, { left, top, right, bottom });
}

type Span = readonly [min: number, max: number];

/** Which part of the picture lies between two sides, of which one has moved, in fractions. */
function span([min, max]: Span, [toMin, toMax]: Span, [first, last]: Span): Span {
  const least = Math.min(LEAST, max - min);
  const from = Math.min(max - least, Math.max(first, toMin));
  const until = Math.max(min + least, Math.min(last, toMax));
  return [(from - first) / (last - first), (until - first) / (last - first)];
}

/** The part that is shown, as it is seen. */
function seenOf(props: Pick<ImageProps, "crop">): Crop {
  const crop = cropOf(props);
  return mirroredAs(crop, crop);
}

/** The frame is where the part lies that can be said. The picture stays mirrored as it is. */
function framed(props: ImageProps, picture: Box, seen: Crop): ImageProps {
  const crop = writtenCrop(mirroredAs(seen, cropOf(props)));
  const { left, top, right, bottom } = seenOf({ crop });
  const [width, height] = [picture.maxX - picture.minX, picture.maxY - picture.minY];
  return {
    ...props,
    x: rounded(picture.minX + left * width),
    y: rounded(picture.minY + top * height),
    w: rounded((right - left) * width),
    h: rounded((bottom - top) * height),
    crop,
  };
}
