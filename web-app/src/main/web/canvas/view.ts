import type { Box, Size } from "../geometry/box.ts";
import type { Camera } from "./camera.ts";

/** A canvas showing a part of the board. */
export interface View extends Size {
  readonly camera: Camera;
  /** Device pixels for a screen pixel. */
  readonly pixelRatio: number;
}

/** Converts board units to device pixels: pixel = unit * scale + offset. The offsets are integers. */
export interface PixelTransform {
  readonly scale: number;
  readonly offsetX: number;
  readonly offsetY: number;
}

export function pixelTransform({ camera, pixelRatio }: View): PixelTransform {
  const scale = camera.zoom * pixelRatio;
  return { scale, offsetX: Math.round(-camera.x * scale), offsetY: Math.round(-camera.y * scale) };
}

export function pixelSize({ width, height, pixelRatio }: View): Size {
  return { width: Math.round(width * pixelRatio), height: Math.round(height * pixelRatio) };
}

/** The device pixels that a box of the board touches, and one more on each side for soft edges. */
export function toPixels({ scale, offsetX, offsetY }: PixelTransform, box: Box): Box {
  return {
    minX: Math.floor(box.minX * scale + offsetX) - 1,
    minY: Math.floor(box.minY * scale + offsetY) - 1,
    maxX: Math.ceil(box.maxX * scale + offsetX) + 1,
    maxY: Math.ceil(box.maxY * scale + offsetY) + 1,
  };
}

export function toBoardBox({ scale, offsetX, offsetY }: PixelTransform, pixels: Box): Box {
  return {
    minX: (pixels.minX - offsetX) / scale,
    minY: (pixels.minY - offsetY) / scale,
    maxX: (pixels.maxX - offsetX) / scale,
    maxY: (pixels.maxY - offsetY) / scale,
  };
}
