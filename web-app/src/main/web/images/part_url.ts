import { type Crop, wholePicture } from "../protocol/crop.ts";

/** Whether a part of a picture is all of it. */
export function isWhole({ left, top, right, bottom }: Crop): boolean {
  return left === wholePicture.left && top === wholePicture.top && right === wholePicture.right && bottom === wholePicture.bottom;
}

/** A part of a picture as a `data:` address. */
export function partUrl(picture: HTMLImageElement, { left, top, right, bottom }: Crop): string {
  const { naturalWidth: width, naturalHeight: height } = picture;
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round((right - left) * width));
  canvas.height = Math.max(1, Math.round((bottom - top) * height));
  canvas.getContext("2d")!.drawImage(picture, -Math.round(left * width), -Math.round(top * height));
  return canvas.toDataURL("image/png");
}
