import { encode } from "uqr";

/** Modules around a QR code that stay light, by its standard (ISO/IEC 18004). */
const quietZone = 4;

/** A text as a QR code: the outline of its dark modules in a square of `size`. */
export function qrPath(text: string): { readonly size: number; readonly d: string } {
  const { data, size } = encode(text, { ecc: "M", border: quietZone });
  const modules = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return { size, d: modules.join("") };
}
