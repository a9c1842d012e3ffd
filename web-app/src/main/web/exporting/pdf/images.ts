import type { PdfDocument, PdfImage } from "./libraries.ts";
import { alphaPixels } from "./png.ts";

/** The images of a document, each of them in it once. */
export class PdfImages {
  private readonly known = new Map<string, PdfImage | string>();

  constructor(private readonly document: PdfDocument) {}

  /** Draws the image that a `data:` address holds. */
  draw(address: string, x: number, y: number, size: { readonly width: number; readonly height: number }): void {
    const image = this.known.get(address) ?? this.embedded(address) ?? address;
    this.known.set(address, image);
    this.document.image(image, x, y, size);
  }

  /** PDFKit would pack the opacities of pixels in a worker of its own making, which the page's policy doesn't allow. */
  private embedded(address: string): PdfImage | undefined {
    const pixels = address.startsWith("data:image/png") ? alphaPixels(bytesOf(address)) : undefined;
    if (pixels === undefined) {
      return undefined;
    }
    const { width, height, colors, isGrey, alpha } = pixels;
    const image = { Type: "XObject", Subtype: "Image", Width: width, Height: height, BitsPerComponent: 8 };
    const mask = this.document.ref({ ...image, ColorSpace: "DeviceGray" });
    mask.end(alpha);
    const obj = this.document.ref({ ...image, ColorSpace: isGrey ? "DeviceGray" : "DeviceRGB", SMask: mask });
    obj.end(colors);
    return { width, height, label: `Alpha${this.known.size}`, obj };
  }
}

function bytesOf(address: string): Uint8Array {
  return Uint8Array.from(atob(address.slice(address.indexOf(",") + 1)), (letter) => letter.charCodeAt(0));
}
