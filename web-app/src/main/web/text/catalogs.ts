import type { Catalog } from "./messages.ts";
import type { Language } from "./text.ts";

const loaders: Readonly<Record<Language, () => Promise<{ readonly default: unknown }>>> = {
  en: () => import("./en.ts"),
  ko: () => import("./ko.ts"),
  ar: () => import("./ar.ts"),
};

/** Loads the texts of one language. The build compiles them: see build/messages.ts. Texts that it lacks are English. */
export async function loadCatalog(language: Language): Promise<Catalog> {
  const [english, { default: texts }] = await Promise.all([
    language === "ar" ? loaders.en() : undefined,
    loaders[language](),
  ]);
  return { ...(english?.default as Catalog | undefined), ...(texts as Catalog) };
}
