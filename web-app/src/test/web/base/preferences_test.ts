import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { ColorScheme } from "../../../main/web/base/color_scheme.ts";
import { Preferences } from "../../../main/web/base/preferences.ts";
import { directionOf, preferredLanguage } from "../../../main/web/text/text.ts";
import { MemoryStorage } from "../support/memory_storage.ts";

/** A system that is light or dark. */
class FakeSystem extends EventTarget {
  matches = false;

  turn(isDark: boolean): void {
    this.matches = isDark;
    this.dispatchEvent(new Event("change"));
  }
}

Deno.test("the page is as dark as the system, until the person chooses a theme", () => {
  const preferences = new Preferences(new MemoryStorage());
  const system = new FakeSystem();
  const root = { dataset: {} as DOMStringMap };
  const scheme = new ColorScheme(preferences, system as unknown as MediaQueryList, root);
  const seen: (string | undefined)[] = [root.dataset["theme"]];
  scheme.onChange(() => seen.push(root.dataset["theme"]));
  system.turn(true);
  scheme.choose("light");
  system.turn(false);
  scheme.choose("dark");
  scheme.choose("system");
  deepStrictEqual(seen, ["light", "dark", "light", "light", "dark", "light"]);
});

Deno.test("a chosen theme and language are remembered, and what isn't known counts as not chosen", () => {
  const storage = new MemoryStorage();
  new Preferences(storage).theme = "dark";
  new Preferences(storage).language = "ar";
  deepStrictEqual([new Preferences(storage).theme, new Preferences(storage).language], ["dark", "ar"]);
  storage.setItem("chalkstream-theme", "sepia");
  strictEqual(new Preferences(storage).theme, "system");
});

Deno.test("the page speaks the chosen language, or the first of the browser's that it has, or English", () => {
  strictEqual(preferredLanguage("ar", ["ko-KR"]), "ar");
  strictEqual(preferredLanguage(null, ["fr-FR", "ko-KR", "en"]), "ko");
  strictEqual(preferredLanguage("xx", []), "en");
  deepStrictEqual((["en", "ko", "ar"] as const).map(directionOf), ["ltr", "ltr", "rtl"]);
});
