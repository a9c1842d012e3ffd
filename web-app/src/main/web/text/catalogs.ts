import type { Catalog } from "./messages.ts";
import type { Language } from "./text.ts";

/** Loads the texts of one language. The build compiles them: see build/messages.ts. */
export async function loadCatalog(language: Language): Promise<Catalog> {
  const { default: texts } = await (language === "ko" ? import("./ko.ts") : import("./en.ts"));
  return texts as unknown as Catalog;
}
