import { ok } from "node:assert/strict";
import { pressKey } from "../support/dom.ts";
import { themeFor } from "../../../main/web/elements/theme.ts";
import { TextEditor } from "../../../main/web/stage/text_editor.ts";
import { measure, text } from "../support/elements.ts";
import { speakEnglish } from "../support/texts.ts";

speakEnglish();

/** An editor that is open on a board. */
function opened() {
  const editor = new TextEditor(measure, () => themeFor("light"), { cut() {}, held() {}, wrote() {}, finished() {} });
  const surface = document.createElement("main");
  surface.tabIndex = 0;
  surface.append(editor.element);
  document.body.replaceChildren(surface);
  editor.open(text("t"), { refusal: () => undefined, finish: () => {} });
  return { surface, field: document.querySelector("textarea")! };
}

Deno.test("after Escape in the editor the keyboard works on the board", () => {
  const { surface, field } = opened();
  pressKey(field, "Escape");
  ok(document.activeElement === surface);
});
