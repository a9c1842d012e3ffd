import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { find, pressKey, show, shown, write } from "../support/dom.ts";
import { createRef } from "preact";
import { signal } from "@preact/signals";
import { CommandSearch } from "../../../main/web/ui/command_palette.tsx";
import { Shortcuts } from "../../../main/web/ui/shortcut_sheet.tsx";
import { rectangle } from "../support/elements.ts";
import { FakeContext } from "../support/fake_context.ts";
import { fakeTarget } from "../support/fake_target.ts";
import { speakEnglish } from "../support/texts.ts";

speakEnglish();

async function palette() {
  const context = new FakeContext(rectangle("r"));
  const target = fakeTarget(context);
  const closed: string[] = [];
  const root = await show(<CommandSearch target={target} input={createRef()} close={() => closed.push("closed")} />);
  const input = find<HTMLInputElement>(root, "palette-search");
  const search = async (text: string) => {
    write(input, text);
    await shown();
    return [...root.querySelectorAll("[role=option] .menu-label")].map(({ textContent }) => textContent);
  };
  return { context, target, closed, root, input, search };
}

Deno.test("the palette finds what is possible by parts of its name, and Enter runs what is marked", async () => {
  const { target, closed, root, input, search } = await palette();
  deepStrictEqual(await search("zoom"), ["Zoom in", "Zoom out"]);
  deepStrictEqual(await search("out zo"), ["Zoom out"]);
  deepStrictEqual(await search("flip"), []);
  await search("zoom");
  pressKey(input, "ArrowDown");
  await shown();
  strictEqual(root.querySelector("[aria-selected=true] .menu-label")?.textContent, "Zoom out");
  strictEqual(input.getAttribute("aria-activedescendant"), root.querySelector("[aria-selected=true]")?.id);
  pressKey(input, "Enter");
  deepStrictEqual([target.given, closed], [["zoomOut"], ["closed"]]);
});

Deno.test("the palette runs what is clicked", async () => {
  const { target, root, search } = await palette();
  await search("undo");
  await search("select every");
  find(root, "palette-select-all").click();
  deepStrictEqual(target.given, ["selectAll"]);
});

Deno.test("the sheet has every command with keys, and a switch for those of one letter", async () => {
  const hasLetterKeys = signal(true);
  const help = { get hasLetterKeys() { return hasLetterKeys.value; } };
  const root = await show(<Shortcuts help={help} toggleLetterKeys={() => void (hasLetterKeys.value = false)} />);
  const keys = [...root.querySelectorAll("kbd")].map(({ textContent }) => textContent);
  ok(["P", "Ctrl+D", "Ctrl+K", "?", "Delete"].every((each) => keys.includes(each)), keys.join(" "));
  const box = find<HTMLInputElement>(root, "letter-keys");
  strictEqual(box.checked, true);
  box.click();
  await shown();
  strictEqual(hasLetterKeys.value, false);
});
