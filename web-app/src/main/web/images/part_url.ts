import { type Crop, upright, wholePicture } from "../protocol/crop.ts";

/** Whether a part of a picture is all of it. */
export function isWhole({ left, top, right, bottom }: Crop): boolean {
  return left === wholePicture.left && top === wholePicture.top && right === wholePicture.right && bottom === wholePicture.bottom;
}

/** A part of a picture as a `data:` address. */
export function partUrl(picture: HTMLImageElement, part: Crop): string {
  const { left, top, right, bottom } = upright(part);
  const { naturalWidth: width, naturalHeight: height } = picture;
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round((right - left) * width));
  canvas.height = Math.max(1, Math.round((bottom - top) * height));
  const context = canvas.getContext("2d")!;
  if (part.left > part.right) {
    context.transform(-1, 0, 0, 1, canvas.width, 0);
  }
  if (part.top > part.bottom) {
    context.transform(1, 0, 0, -1, 0, canvas.height);
  }
  context.drawImage(picture, -Math.round(left * width), -Math.round(top * height));
  return canvas.toDataURL("image/png");
}
