import { fontsFor } from "../../../main/web/fonts/catalog.ts";
import type { FontFiles } from "../../../main/web/exporting/fonts.ts";

const packages = new URL("../../../../node_modules/@fontsource/", import.meta.url);
const read = new Map<string, Promise<Uint8Array>>();

/** The bundled fonts, from where the build takes them. */
export const fontFiles: FontFiles = {
  async filesFor(text, weight) {
    const files = await fontsFor(text, weight);
    return await Promise.all(files.map(async ({ url, ranges }) => ({ bytes: await bytesOf(url), ranges })));
  },
};

function bytesOf(url: string): Promise<Uint8Array> {
  const name = url.replace("/assets/", "").replace(/-[0-9a-f]{8}[.]woff2$/, "");
  const family = ["noto-sans-kr", "noto-sans-arabic"].find((each) => name.startsWith(`${each}-`)) ?? "noto-sans";
  const bytes = read.get(name) ?? Deno.readFile(new URL(`${family}/files/${name}-normal.woff2`, packages));
  read.set(name, bytes);
  return bytes;
}
