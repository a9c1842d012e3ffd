import { compileText } from "../../../../build/messages.ts";
import en from "../../../main/web/text/en.ts";
import type { Catalog } from "../../../main/web/text/messages.ts";
import { setLanguage, useCatalog } from "../../../main/web/text/text.ts";

/** A language's texts, as the build compiles them. */
export function compiled(language: string, texts: Readonly<Record<string, string>>): Catalog {
  const functions = Object.entries(texts).map(([key, text]) => [key, compileText(language, text)]);
  return Object.fromEntries(functions) as Catalog;
}

/** Lets the page speak English. */
export function speakEnglish(): void {
  setLanguage("en");
  useCatalog(compiled("en", en));
}
