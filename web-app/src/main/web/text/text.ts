import type { Catalog, MessageKey, ValuesOf } from "./messages.ts";

export type Language = "en" | "ko";

/** The page's. */
export const language: Language = navigator.language.toLowerCase().startsWith("ko") ? "ko" : "en";

let catalog: Catalog | undefined;

/** Sets the texts that `t` gives, once, before anything is shown. */
export function useCatalog(texts: Catalog): void {
  catalog = texts;
}

/** A text in the page's language. */
export function t<K extends MessageKey>(key: K, ...[values]: [ValuesOf<K>] extends [never] ? [] : [values: ValuesOf<K>]): string {
  if (catalog === undefined) {
    throw new Error("no texts yet");
  }
  return catalog[key](values ?? {});
}

/** Whether there is such a text: a server of a later release may speak of what this page has no word for. */
export function hasText(key: string): key is MessageKey {
  return catalog !== undefined && Object.hasOwn(catalog, key);
}

const enumeration = new Intl.ListFormat(language, { type: "conjunction" });

/** Several names in a sentence. */
export function listOf(names: readonly string[]): string {
  return enumeration.format(names);
}
