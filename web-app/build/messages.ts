// Compiles the page's texts from ICU MessageFormat to functions, so that no parser comes with the page.
// @ts-types="./types/messageformat.d.ts"
import MessageFormat from "@messageformat/core";
// @ts-types="./types/compile_module.d.ts"
import compileModule from "@messageformat/core/compile-module.js";
import type { Plugin } from "esbuild";
import { basename } from "node:path";
import { pathToFileURL } from "node:url";

type Texts = Readonly<Record<string, string>>;

/** A text as a function. */
export function compileText(language: string, text: string): (values: Readonly<Record<string, string | number>>) => string {
  return new MessageFormat(language).compile(text);
}

/** The source of a module whose default export has a function for each text. */
export function compileTexts(language: string, texts: Texts): string {
  return compileModule(new MessageFormat(language), texts);
}

/** Lets esbuild load `text/LANGUAGE.ts` as compiled functions. */
export const messages: Plugin = {
  name: "messages",
  setup(build) {
    build.onLoad({ filter: /[/\\]text[/\\][a-z]{2}\.ts$/ }, async ({ path }) => {
      const changed = (await Deno.stat(path)).mtime?.getTime() ?? 0;
      const { default: texts } = await import(`${pathToFileURL(path).href}?${changed}`);
      return { contents: compileTexts(basename(path, ".ts"), texts), loader: "js", resolveDir: import.meta.dirname! };
    });
  },
};
