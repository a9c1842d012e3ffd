import { deepStrictEqual, match, strictEqual } from "node:assert/strict";
import { compileTexts } from "../../../../build/messages.ts";
import ar from "../../../main/web/text/ar.ts";
import en from "../../../main/web/text/en.ts";
import ko from "../../../main/web/text/ko.ts";
import type { MessageKey } from "../../../main/web/text/messages.ts";
import { isolated, listOf, setLanguage, t, useCatalog } from "../../../main/web/text/text.ts";
import { compiled, speakEnglish } from "../support/texts.ts";

const keys = Object.keys(en) as MessageKey[];

/** The names in a text's outer braces, and whether a number is meant. */
function places(text: string): readonly string[] {
  let depth = 0;
  const found: string[] = [];
  for (const [at, letter] of [...text].entries()) {
    depth += letter === "{" ? 1 : letter === "}" ? -1 : 0;
    if (letter === "{" && depth === 1) {
      found.push(/^\w+(, plural)?/.exec(text.slice(at + 1))![0]);
    }
  }
  return found.sort();
}

Deno.test("the partial translation puts the same into each of its texts, and lacks few", () => {
  const translated = Object.entries(ar) as [MessageKey, string][];
  deepStrictEqual(translated.filter(([key, text]) => places(text).join() !== places(en[key]).join()).map(([key]) => key), []);
  strictEqual(translated.length >= 0.8 * keys.length, true, `${translated.length} of ${keys.length}`);
});

for (const key of keys) {
  if (places(ko[key]).join() !== places(en[key]).join()) {
    Deno.test(`each language puts the same into ${key}`, () => deepStrictEqual(places(ko[key]), places(en[key])));
  }
}

Deno.test("each text of each language can be compiled, and says something", () => {
  const values = { count: 3, name: "N", number: 1, things: "T", people: "P", action: "D", actions: "A", time: "5", label: "L", status: "S", text: "x", title: "t", body: "b", alt: "a", reason: "R", host: "H", kinds: "K", kind: "k", percent: 7, deed: "d", original: "O" };
  for (const [language, texts] of [["en", en], ["ko", ko], ["ar", ar]] as const) {
    for (const [key, say] of Object.entries(compiled(language, texts))) {
      const said = say(values);
      strictEqual(/[{}]|undefined/.test(said) || said === "", false, `${key}: ${said}`);
    }
    deepStrictEqual(Object.keys(texts), language === "ar" ? keys.filter((key) => key in texts) : keys);
  }
});

Deno.test("a text counts as its language does", () => {
  speakEnglish();
  deepStrictEqual([0, 1, 2].map((count) => t("people.here", { count })), ["0 people here", "1 person here", "2 people here"]);
  strictEqual(t("takeBack.last", { count: 1 }), "The last change");
  strictEqual(compiled("ko", ko)["people.here"]({ count: 2 }), "2명 참여 중");
});

Deno.test("several names are a list in a sentence", () => {
  strictEqual(listOf(["Ana"]), "Ana");
  strictEqual(listOf(["Ana", "Ben", "Cem"]), "Ana, Ben, and Cem");
});

Deno.test("what people have written doesn't turn the words around it, in either direction", () => {
  speakEnglish();
  strictEqual(t("follow", { name: "Ana" }), "Follow Ana");
  strictEqual(t("follow", { name: "ليلى 3" }), "Follow \u2068ليلى 3\u2069");
  strictEqual(listOf(["Ana", "דנה"]), "Ana and \u2068דנה\u2069");
  setLanguage("ar");
  useCatalog(compiled("ar", { ...en, ...ar }));
  strictEqual(t("follow", { name: "Ana (2)" }), ar.follow.replace("{name}", "\u2068Ana (2)\u2069"));
  strictEqual(isolated("ليلى"), "\u2068ليلى\u2069");
  speakEnglish();
});

Deno.test("the page gets texts as functions, without what parses them", () => {
  const source = compileTexts("en", { a: "Pen", b: "{count, plural, one {# pen} other {# pens}}" });
  match(source, /a: \(\) => "Pen"/);
  strictEqual(/@messageformat\/(core|parser)/.test(source), false);
});

/** What the compiler must refuse. */
export function refused(): void {
  // @ts-expect-error: there is no such text
  t("moon");
  // @ts-expect-error: who is followed is missing
  t("follow");
  // @ts-expect-error: nothing can be put into it
  t("pen", { name: "Ana" });
  // @ts-expect-error: a number is counted
  t("people.here", { count: "2" });
}
