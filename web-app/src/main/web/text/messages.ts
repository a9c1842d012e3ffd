import type en from "./en.ts";

type Texts = typeof en;

export type MessageKey = keyof Texts;

/** The messages that have no places for values. */
export type PlainMessageKey = { [K in MessageKey]: [Places<Texts[K]>] extends [never] ? K : never }[MessageKey];

/** A language's texts, in ICU MessageFormat, as far as it is translated: the rest is shown in English. */
export type PartialTranslation = Partial<Translation>;

/** A language's texts, in ICU MessageFormat. */
export type Translation = Readonly<Record<MessageKey, string>>;

/** A language's texts, compiled by the build. */
export type Catalog = Readonly<Record<MessageKey, (values: Readonly<Record<string, string | number>>) => string>>;

/** The values that a message has places for; `never`: it has none. */
export type ValuesOf<K extends MessageKey> = Values<Texts[K]>;

type Values<Text extends string> = [Places<Text>] extends [never] ? never
  : { readonly [Name in Places<Text>]: Text extends `${string}{${Name}, plural,${string}` ? number : string | number };

/** The names in a text's braces. What a plural says for each number stands in braces, too, after a word and a space. */
type Places<Text extends string> = Text extends `${infer Before}{${infer Rest}`
  ? (Before extends `${string}${"one" | "other"} ` ? never : NameIn<Rest>) | Places<Rest>
  : never;

type NameIn<Rest extends string> = Rest extends `${infer Inside}}${string}`
  ? Inside extends `${infer Name}, plural${string}` ? Name : Inside
  : never;
