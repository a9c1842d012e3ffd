import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { find, write } from "../support/dom.ts";
import { themeFor } from "../../../main/web/elements/theme.ts";
import { type ErrorCode, limits } from "../../../main/web/protocol/contract.ts";
import type { Drawn } from "../../../main/web/protocol/element.ts";
import { TextEditor } from "../../../main/web/stage/text_editor.ts";
import { measure, post, text } from "../support/elements.ts";
import { speakEnglish } from "../support/texts.ts";

speakEnglish();

function editing(element: Drawn) {
  const told: unknown[] = [];
  const finished: Drawn[] = [];
  const board: { refusal: ErrorCode | undefined } = { refusal: undefined };
  const editor = new TextEditor(measure, () => themeFor("light"), {
    cut: (longest) => told.push(longest),
    held: () => {},
    wrote: () => {},
    finished: () => {},
  });
  document.body.replaceChildren(editor.element);
  const open = (what: Drawn) => editor.open(what, { refusal: () => board.refusal, finish: (written) => finished.push(written) });
  open(element);
  const field = (id: string) => find<HTMLTextAreaElement>(document.body, id);
  const freeze = (refusal: ErrorCode | undefined) => {
    board.refusal = refusal;
    editor.review();
  };
  return { editor, told, finished, field, freeze, open };
}

const texts = (elements: readonly Drawn[]) => elements.map(({ props }) => ("text" in props ? props.text : "body" in props ? props.body : ""));

Deno.test("R5 a text that is being written when the board is frozen stays, to be read and copied, with the reason", () => {
  const { editor, field, finished, freeze } = editing(post("p", { title: "", body: "" }));
  write(field("post-body"), "What do plants need?");
  freeze("frozen");
  strictEqual(field("post-body").readOnly, true);
  ok(find(document.body, "writing-hint").textContent!.startsWith("The teacher has frozen the board."));
  field("post-body").blur();
  editor.close();
  strictEqual(editor.isHeld, true);
  deepStrictEqual([field("post-body").value, finished], ["What do plants need?", []]);
});

Deno.test("R5 what its author has left is put on the board as soon as that may be", () => {
  const { editor, field, finished, freeze } = editing(text("t", { text: "" }));
  write(field("text-editor"), "Sunlight");
  freeze("frozen");
  field("text-editor").blur();
  editor.close();
  deepStrictEqual(finished, []);
  freeze(undefined);
  deepStrictEqual(texts(finished), ["Sunlight"]);
  strictEqual(document.querySelector("textarea"), null);
});

Deno.test("R5 who is still in the editor goes on writing when the board is unfrozen", () => {
  const { editor, field, finished, freeze } = editing(text("t", { text: "" }));
  write(field("text-editor"), "Sunl");
  freeze("frozen");
  field("text-editor").focus();
  editor.close();
  freeze(undefined);
  deepStrictEqual([field("text-editor").readOnly, find(document.body, "writing-hint").hidden, finished], [false, true, []]);
});

Deno.test("R6 while what is written in a locked element waits, no other editor takes its place", () => {
  const { editor, field, freeze, open } = editing(post("p"));
  write(field("post-body"), "Water");
  freeze("locked");
  strictEqual(open(text("t")), false);
  strictEqual(field("post-body").value, "Water");
  strictEqual(editor.isHeld, true);
});

Deno.test("B12 what waits in the editor when the board is gone is handed over", () => {
  const { editor, field, finished, freeze } = editing(text("t", { text: "" }));
  write(field("text-editor"), "Sunlight");
  freeze("frozen");
  editor.release();
  deepStrictEqual([texts(finished), document.querySelector("textarea")], [["Sunlight"], null]);
});

Deno.test("R5 an editor in which nothing was written doesn't wait", () => {
  const { editor, freeze } = editing(post("p"));
  freeze("frozen");
  editor.close();
  deepStrictEqual([editor.isHeld, document.querySelector("textarea")], [false, null]);
});

Deno.test("B6 a text that is too long is cut at a whole character, and a notice says so", () => {
  const { editor, field, told, finished } = editing(text("t", { text: "" }));
  const field1 = field("text-editor");
  field1.value = "x".repeat(limits.textLength - 1) + "👍";
  field1.setSelectionRange(field1.value.length, field1.value.length);
  write(field1, field1.value);
  strictEqual(field1.value, "x".repeat(limits.textLength - 1));
  deepStrictEqual(told, [limits.textLength]);
  editor.close();
  strictEqual(texts(finished)[0]?.length, limits.textLength - 1);
});

Deno.test("B6 a syllable that is being composed beyond the limit costs nothing of what was there before", () => {
  const { editor, field, told, finished } = editing(post("p", { title: "t".repeat(limits.titleLength), body: "" }));
  const title = field("post-title");
  title.value += "가";
  title.setSelectionRange(title.value.length, title.value.length);
  editor.close();
  deepStrictEqual(finished.map(({ props }) => "title" in props && props.title), ["t".repeat(limits.titleLength)]);
  deepStrictEqual(told, [limits.titleLength]);
});

Deno.test("a text grows away from the side where its lines stand: its other side stays", () => {
  const right = (element: Drawn | undefined) => (element?.type === "text" ? element.props.x + measure(element.props.text, { size: element.props.size, weight: 400 }) : undefined);
  for (const [before, after] of [[text("t", { x: 100, align: "right" }), "hello again"], [text("t", { x: 100, text: "مرحبا" }), "مرحبا بكم"]] as const) {
    const { editor, field, finished } = editing(before);
    write(field("text-editor"), after);
    editor.close();
    strictEqual(right(finished[0]), right(before));
  }
  const { editor, field, finished } = editing(text("t", { x: 100 }));
  write(field("text-editor"), "hello again");
  editor.close();
  strictEqual(finished[0]?.props.x, 100);
});
