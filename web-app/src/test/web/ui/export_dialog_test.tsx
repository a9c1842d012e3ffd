import { deepStrictEqual, strictEqual } from "node:assert/strict";
import type { ExportOptions } from "../../../main/web/exporting/options.ts";
import { usualExport } from "../../../main/web/exporting/options.ts";
import { ExportForm } from "../../../main/web/ui/export_dialog.tsx";
import { find, show, shown } from "../support/dom.ts";
import { speakEnglish } from "../support/texts.ts";

speakEnglish();

async function asked(usual: Partial<ExportOptions> = {}, hasSelection = false) {
  const answers: (ExportOptions | undefined)[] = [];
  const question = { kind: "export", usual: { ...usualExport, ...usual }, hasSelection, answer: (options: ExportOptions | undefined) => answers.push(options) } as const;
  const root = await show(<ExportForm question={question} />);
  const options = (name: string) => [...find<HTMLSelectElement>(document, `export-${name}`).options].map(({ value }) => value);
  const choose = async (name: string, value: string) => {
    const select = find<HTMLSelectElement>(document, `export-${name}`);
    select.value = value;
    select.dispatchEvent(new (document.defaultView as unknown as { Event: typeof Event }).Event("change", { bubbles: true }));
    await shown();
  };
  return { root, answers, options, choose };
}

Deno.test("a selection is offered only where there is one", async () => {
  deepStrictEqual((await asked()).options("scope"), ["view", "board"]);
  deepStrictEqual((await asked({}, true)).options("scope"), ["selection", "view", "board"]);
});

Deno.test("only what a format has is asked for, and what is chosen is the answer", async () => {
  const { answers, choose } = await asked();
  const asksFor = () => ["scope", "format", "pages", "background", "theme"].filter((name) => document.querySelector(`[data-testid=export-${name}]`) !== null);
  deepStrictEqual(asksFor(), ["scope", "format", "pages", "background", "theme"]);
  await choose("format", "png");
  deepStrictEqual(asksFor(), ["scope", "format", "background", "theme"]);
  await choose("theme", "dark");
  await choose("format", "json");
  deepStrictEqual(asksFor(), ["scope", "format"]);
  find(document, "confirm").click();
  await shown();
  deepStrictEqual(answers, [{ ...usualExport, format: "json", theme: "dark" }]);
});

Deno.test("an export is light unless the person chooses dark", () => strictEqual(usualExport.theme, "light"));
