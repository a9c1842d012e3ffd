import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { isCanvasReadable } from "../base/canvas_reading.ts";
import type { Size } from "../geometry/box.ts";
import { limits } from "../protocol/contract.ts";

/** An image as it is kept: its bytes, their hash, and its size in pixels. */
export interface PreparedImage extends Size {
  readonly hash: string;
  readonly bytes: Blob;
}

/** `unreadable`: it would have to be painted anew, which this browser doesn't let the page read. */
export type ImageProblem = "not-an-image" | "too-large" | "unreadable";

/** What pictures of screens and cameras are scaled down to, in pixels of the longer side. */
const longestSide = 2_048;
/** Larger files are written anew, in bytes. */
const usualBytes = 1_000_000;
/** As they are, these may be kept: cameras write into their files where they were, so those of JPEG are written anew. */
const keptTypes = new Set(["image/png", "image/gif", "image/webp"]);

/** Makes of a file what a board can have. SVG becomes pixels: nothing in it can run. */
export async function prepare(file: Blob): Promise<PreparedImage | ImageProblem> {
  const picture = await decoded(file);
  if (picture === undefined) {
    return "not-an-image";
  }
  const { width, height } = picture;
  const scale = Math.min(1, longestSide / Math.max(width, height));
  const isKept = scale === 1 && keptTypes.has(file.type) && file.size <= usualBytes;
  const animated = file.type === "image/gif" && file.size <= limits.imageBytes && Math.max(width, height) <= limits.imageSide;
  if (!isKept && !animated && !isCanvasReadable()) {
    return "unreadable";
  }
  const bytes = isKept || animated ? file : await redrawn(picture, scale);
  if (bytes === undefined || bytes.size > limits.imageBytes) {
    return "too-large";
  }
  return { hash: await hashOf(bytes), bytes, width, height };
}

/** The name of an image: the SHA-256 of its bytes. The browser's own needs a secure address, which boards may not have. */
export async function hashOf(bytes: Blob): Promise<string> {
  return bytesToHex(sha256(new Uint8Array(await bytes.arrayBuffer())));
}

/** The pixels of a file; undefined: it has none. */
export async function decoded(file: Blob): Promise<HTMLImageElement | undefined> {
  const address = URL.createObjectURL(file);
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    return image.width > 0 && image.height > 0 ? image : undefined;
  } catch {
    return undefined;
  } finally {
    URL.revokeObjectURL(address);
  }
}

async function redrawn(image: HTMLImageElement, scale: number): Promise<Blob | undefined> {
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(image.width * scale));
  canvas.height = Math.max(1, Math.round(image.height * scale));
  const context = canvas.getContext("2d")!;
  context.imageSmoothingQuality = "high";
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return await encoded(canvas);
}

/** What is painted, as a file that isn't needlessly large. */
export async function encoded(canvas: HTMLCanvasElement): Promise<Blob | undefined> {
  for (const [type, quality] of [["image/png", 1], ["image/webp", 0.85], ["image/jpeg", 0.85]] as const) {
    const bytes = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, quality));
    if (bytes !== null && bytes.type === type && bytes.size <= usualBytes) {
      return bytes;
    }
  }
  return await new Promise((resolve) => canvas.toBlob((bytes) => resolve(bytes ?? undefined), "image/jpeg", 0.7));
}
