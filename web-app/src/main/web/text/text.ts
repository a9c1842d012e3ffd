import type { Catalog, MessageKey, ValuesOf } from "./messages.ts";

/** The languages that the page has texts in, each by its own name. */
export const languages = { en: "English", ko: "한국어", ar: "العربية" } as const;

export type Language = keyof typeof languages;

let language: Language = "en";
let enumeration = enumerationIn(language);

/** The page's. */
export function currentLanguage(): Language {
  return language;
}

/** Sets the page's language, once, before anything is shown. */
export function setLanguage(chosen: Language): void {
  language = chosen;
  enumeration = enumerationIn(chosen);
}

/** The language that the person has chosen here, or the first of their browser's that the page has. */
export function preferredLanguage(chosen: string | null, preferred: readonly string[]): Language {
  const known = Object.keys(languages) as Language[];
  const wanted = [chosen ?? "", ...preferred].map((tag) => tag.toLowerCase().split("-")[0]);
  return wanted.flatMap((tag) => known.filter((each) => each === tag))[0] ?? "en";
}

export function directionOf(each: Language): "ltr" | "rtl" {
  return each === "ar" ? "rtl" : "ltr";
}

function enumerationIn(each: Language): Intl.ListFormat {
  return new Intl.ListFormat(each, { type: "conjunction" });
}

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
  const given = Object.entries<string | number>(values ?? {});
  return catalog[key](Object.fromEntries(given.map(([name, value]) => [name, written.has(name) && typeof value === "string" ? isolated(value) : value])));
}

/** The values that people have written. */
const written: ReadonlySet<string> = new Set(["name", "title", "body", "text", "alt"]);
const fromRightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]|[\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** A text whose direction doesn't matter to what stands around it, nor the other way round. */
export function isolated(text: string): string {
  return directionOf(language) === "rtl" || fromRightToLeft.test(text) ? `\u2068${text}\u2069` : text;
}

/** Whether there is such a text: a server of a later release may speak of what this page has no word for. */
export function hasText(key: string): key is MessageKey {
  return catalog !== undefined && Object.hasOwn(catalog, key);
}

/** Several names in a sentence. */
export function listOf(names: readonly string[]): string {
  return enumeration.format(names.map(isolated));
}

/** A number, in the language's digits. */
export function numberText(value: number): string {
  return new Intl.NumberFormat(language).format(value);
}

/** The time of a day, as people read it from a clock. */
export function timeOfDay(at: number): string {
  return new Intl.DateTimeFormat(language, { hour: "numeric", minute: "2-digit" }).format(at);
}

/** When exactly something happened: the time to the second, and the day unless it is today. */
export function exactTime(at: number, now: number): string {
  const isToday = new Date(at).toDateString() === new Date(now).toDateString();
  const day = isToday ? {} : { month: "short", day: "numeric" } as const;
  return new Intl.DateTimeFormat(language, { ...day, hour: "numeric", minute: "2-digit", second: "2-digit" }).format(at);
}

/** In milliseconds, the longest first. */
const units = [["day", 86_400_000], ["hour", 3_600_000], ["minute", 60_000]] as const;

/** How long ago a time was, in whole units; less than a minute: now. */
export function timeAgo(time: number, now: number): string {
  const past = Math.max(0, now - time);
  const unit = units.find(([, length]) => past >= length);
  const format = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  return unit === undefined ? format.format(0, "second") : format.format(-Math.floor(past / unit[1]), unit[0]);
}
