import type { ImageSource } from "../elements/image_source.ts";
import { isWhole, partUrl } from "../images/part_url.ts";
import { decoded } from "../images/prepare.ts";
import { type Crop, wholePicture } from "../protocol/crop.ts";
import type { Drawn } from "../protocol/element.ts";
import { toBase64 } from "./base64.ts";

interface LoadedImage {
  readonly pixels: HTMLImageElement;
  readonly dataUrl: string;
}

/** The images of some elements, all of them loaded before anything is made of them. */
export class LoadedImages implements ImageSource {
  private constructor(
    private readonly images: ReadonlyMap<string, LoadedImage>,
    /** The number of images that can't be had. */
    readonly missing: number,
  ) {}

  /** `bytesOf`: undefined: they can't be had. */
  static async load(elements: readonly Drawn[], bytesOf: (hash: string) => Promise<Blob | undefined>): Promise<LoadedImages> {
    const hashes = [...new Set(elements.flatMap((element) => (element.type === "image" ? [element.props.image] : [])))];
    const loaded = await Promise.all(hashes.map(async (hash) => [hash, await loadedImage(await bytesOf(hash))] as const));
    const images = new Map(loaded.flatMap(([hash, image]) => (image === undefined ? [] : [[hash, image]])));
    return new LoadedImages(images, hashes.length - images.size);
  }

  find(hash: string): HTMLImageElement | undefined {
    return this.images.get(hash)?.pixels;
  }

  dataUrl(hash: string, part: Crop): string | undefined {
    const image = this.images.get(hash);
    return image && (isWhole(part) ? image.dataUrl : partUrl(image.pixels, part));
  }
}

async function loadedImage(file: Blob | undefined): Promise<LoadedImage | undefined> {
  const pixels = file && (await decoded(file));
  if (file === undefined || pixels === undefined) {
    return undefined;
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  const type = portableType(bytes);
  return { pixels, dataUrl: type === undefined ? partUrl(pixels, wholePicture) : `data:${type};base64,${toBase64(bytes)}` };
}

/** The type of a file that every program reads; undefined: it is another one. */
function portableType(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xd8) {
    return "image/jpeg";
  }
  const isPng = first === 0x89 && second === 0x50;
  // In its header: the bits of a channel, whether its colours are in a table, and whether it is interlaced.
  return isPng && bytes[24] === 8 && bytes[25] !== 3 && bytes[28] === 0 ? "image/png" : undefined;
}
