import { fontBytes, fontsFor } from "../fonts/catalog.ts";
import type { FontFiles } from "./fonts.ts";

/** The fonts that the page brings with it. */
export const bundledFonts: FontFiles = {
  async filesFor(text, weight) {
    const files = await fontsFor(text, weight);
    return await Promise.all(files.map(async (file) => ({ bytes: await fontBytes(file), ranges: file.ranges })));
  },
};
