import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { combinations, isLetter, type KeyPress, keyTable, shownKeys } from "../../../main/web/commands/keys.ts";
import { commandOf, commands } from "../../../main/web/commands/registry.ts";
import en from "../../../main/web/text/en.ts";
import ko from "../../../main/web/text/ko.ts";
import { newBoard } from "../../../main/web/store/board_settings.ts";
import { Version } from "../../../main/web/protocol/version.ts";
import { toolNames, tools } from "../../../main/web/tools/registry.ts";
import { HelpState } from "../../../main/web/workspace/help_state.ts";
import { post, rectangle, stroke, text } from "../support/elements.ts";
import { FakeContext } from "../support/fake_context.ts";
import { fakeTarget } from "../support/fake_target.ts";

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress =>
  ({ key, code: "", ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more });
const table = keyTable(commands);
const meant = (event: KeyPress) => combinations(event).map((keys) => table.get(keys)?.name).find((name) => name !== undefined);

Deno.test("each command has a name and keys of its own, and is called something in each language", () => {
  strictEqual(new Set(commands.map(({ name }) => name)).size, commands.length);
  const keys = commands.flatMap((command) => command.keys);
  deepStrictEqual(keys.filter((combination, i) => keys.indexOf(combination) !== i), []);
  for (const { name, label } of commands) {
    ok(typeof en[label] === "string" && typeof (ko as Readonly<Record<string, string>>)[label] === "string", name);
  }
});

Deno.test("each tool is a command, with its letter", () => {
  for (const name of toolNames) {
    const target = fakeTarget(new FakeContext());
    strictEqual(meant(press(tools[name].shortcut)), `tool-${name}`);
    commandOf(`tool-${name}`).run(target);
    deepStrictEqual(target.given, [`choose ${name}`]);
  }
});

Deno.test("keys mean the same with the command key of a Mac, with capitals locked, and with Hangul switched on", () => {
  strictEqual(meant(press("d", { ctrlKey: true })), "duplicate");
  strictEqual(meant(press("d", { metaKey: true })), "duplicate");
  strictEqual(meant(press("Z", { ctrlKey: true, shiftKey: true })), "redo");
  strictEqual(meant(press("V")), "tool-select");
  strictEqual(meant(press("ㅍ", { code: "KeyV" })), "tool-select");
  strictEqual(meant(press("ㅇ", { code: "KeyD", ctrlKey: true })), "duplicate");
});

Deno.test("signs mean the same wherever they are on the keyboard, with Shift or without", () => {
  strictEqual(meant(press("?", { shiftKey: true, code: "Slash" })), "shortcuts");
  strictEqual(meant(press("+", { shiftKey: true, code: "Equal" })), "zoom-in");
  strictEqual(meant(press("}", { shiftKey: true, ctrlKey: true, code: "BracketRight" })), "order-front");
  strictEqual(meant(press("]", { ctrlKey: true, code: "BracketRight" })), "order-forward");
});

Deno.test("with Alt the place of a key counts, for on a Mac it writes another sign", () => {
  strictEqual(meant(press("å", { altKey: true, code: "KeyA" })), "align-left");
  strictEqual(meant(press("Ó", { altKey: true, shiftKey: true, code: "KeyH" })), "distribute-horizontal");
});

Deno.test("the browser keeps its own shortcuts", () => {
  deepStrictEqual(["c", "x", "v"].map((key) => meant(press(key, { ctrlKey: true }))), [undefined, undefined, undefined]);
  strictEqual(meant(press("s", { ctrlKey: true })), undefined);
});

Deno.test("keys are read as people know them from their system", () => {
  deepStrictEqual(["Mod+Shift+z", "Alt+a", "Delete", "p"].map((keys) => shownKeys(keys, false)), ["Ctrl+Shift+Z", "Alt+A", "Delete", "P"]);
  deepStrictEqual(["Mod+Shift+z", "Alt+a", "p"].map((keys) => shownKeys(keys, true)), ["⌘⇧Z", "⌥A", "P"]);
});

Deno.test("shortcuts of one letter can be told from the others, and being off is remembered", () => {
  deepStrictEqual(["p", "Shift+h", "?", "Mod+d", "Alt+a", "Delete"].map(isLetter), [true, true, true, false, false, false]);
  const stored = new Map<string, string>();
  const storage = { getItem: (key: string) => stored.get(key) ?? null, setItem: (key: string, value: string) => void stored.set(key, value) };
  const help = new HelpState(storage);
  strictEqual(help.hasLetterKeys, true);
  help.toggleLetterKeys();
  strictEqual(new HelpState(storage).hasLetterKeys, false);
  help.toggleLetterKeys();
  strictEqual(new HelpState(storage).hasLetterKeys, true);
});

/** The names of the commands that could be run, and are listed under one of the headings. */
function possible(context: FakeContext, group: string, ...[role, history]: [Parameters<typeof fakeTarget>[1]?, Parameters<typeof fakeTarget>[2]?]): readonly string[] {
  const target = fakeTarget(context, role, history);
  return commands.filter((command) => command.group === group && command.isPossible(target)).map(({ name }) => name);
}

Deno.test("what needs a selection isn't possible without one, and arranging needs as many elements as it arranges", () => {
  const context = new FakeContext(rectangle("a"), rectangle("b"), post("c"));
  deepStrictEqual(possible(context, "arrange"), []);
  deepStrictEqual(possible(context, "edit"), ["paste", "insert-image", "select-all", "escape"]);
  context.selection.set(["a"]);
  ok(possible(context, "arrange").every((name) => /^(order|flip|background)/.test(name)));
  context.selection.set(["a", "b"]);
  ok(possible(context, "arrange").includes("align-left") && !possible(context, "arrange").includes("distribute-vertical"));
  context.selection.set(["a", "b", "c"]);
  ok(possible(context, "arrange").includes("distribute-vertical"));
});

Deno.test("writing and commenting are for one element that has it, undo and redo for what has been done", () => {
  const context = new FakeContext(stroke("a"), post("c"));
  context.selection.set(["a"]);
  ok(!possible(context, "edit").includes("open") && possible(context, "edit").includes("comment"));
  context.version = new Version(1);
  ok(!possible(context, "edit").includes("comment"));
  context.selection.set(["c"]);
  ok(["open", "comment"].every((name) => possible(context, "edit").includes(name)));
  ok(!possible(context, "edit").includes("undo"));
  ok(possible(context, "edit", "student", { undo: 1, redo: 0 }).includes("undo"));
});

Deno.test("R4 R6 viewers copy and look, and nobody but teachers locks", () => {
  const context = new FakeContext({ ...post("c"), locked: true });
  context.isTeacher = false;
  context.selection.set(["c"]);
  deepStrictEqual(possible(context, "edit", "viewer"), ["copy", "copy-svg", "copy-png", "comment", "authors", "select-all", "escape"]);
  deepStrictEqual(possible(context, "arrange", "student"), []);
  ok(!possible(context, "edit", "student").includes("lock"));
  ok(possible(context, "edit", "teacher").includes("lock"));
});

Deno.test("R2 the board's menu offers teachers what is theirs, as things are, and the others what they may", () => {
  const offered = (role: "teacher" | "student" | "viewer", settings = newBoard) => {
    const target = fakeTarget(new FakeContext(), role, undefined, settings);
    return commands.filter(({ isInBoardMenu, isPossible }) => isInBoardMenu && isPossible(target)).map(({ name }) => name);
  };
  deepStrictEqual(offered("viewer"), ["new", "change-name", "look-back", "export", "palette", "settings", "shortcuts"]);
  deepStrictEqual(offered("student"), ["new", "change-name", "look-back", "export", "import", "palette", "settings", "shortcuts"]);
  deepStrictEqual(offered("teacher").slice(5, -3), ["freeze", "hide-students", "paper", "take-back", "clear", "delete"]);
  deepStrictEqual(offered("teacher", { ...newBoard, frozen: true, studentsHidden: true }).slice(5, -3), ["unfreeze", "show-students", "paper", "take-back", "clear", "delete"]);
});

Deno.test("while the person looks back, only commands that change nothing have an effect", () => {
  const target = { ...fakeTarget(new FakeContext(rectangle("a"))), isLookingBack: () => true };
  target.context.selection.set(["a"]);
  const possible = commands.filter(({ isPossible }) => isPossible(target));
  deepStrictEqual(possible.filter(({ group }) => group !== "view" && group !== "help").map(({ name }) => name), ["escape", "look-back", "export", "export-pdf", "export-png", "export-svg", "export-json", "print"]);
  ["tool-pen", "undo", "paste", "remove", "freeze", "delete"].forEach((name) => commandOf(name).run(target));
  deepStrictEqual(target.given, Array(6).fill("refuseInPast"));
  commandOf("look-back").run(target);
  strictEqual(target.given.at(-1), "lookBack");
});

Deno.test("letters are bold or italic as soon as there are letters, and a link is opened where there is one", () => {
  const context = new FakeContext(stroke("s"), text("t", { text: "https://example.org" }), rectangle("r"));
  const names = (...ids: string[]) => {
    context.selection.set(ids);
    return possible(context, "edit").filter((name) => ["bold", "italic", "open-link"].includes(name)).sort();
  };
  deepStrictEqual(names("s"), []);
  deepStrictEqual(names("t"), ["bold", "italic", "open-link"]);
  deepStrictEqual(names("s", "t"), ["bold", "italic"]);
  deepStrictEqual(names("r"), ["bold", "italic"]);
});
