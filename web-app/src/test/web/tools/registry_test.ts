import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { refusalToDo } from "../../../main/web/store/permission.ts";
import { firstTool, restingTool, toolNames, tools } from "../../../main/web/tools/registry.ts";
import type { Tool, ToolDefinition } from "../../../main/web/tools/tool.ts";
import en from "../../../main/web/text/en.ts";
import ko from "../../../main/web/text/ko.ts";
import { at, FakeContext } from "../support/fake_context.ts";

const definitions: Readonly<Record<string, ToolDefinition>> = tools;

Deno.test("what is defined in the folder of definitions is a tool, and offered at a place of its own", () => {
  const files = [...Deno.readDirSync(new URL("../../../main/web/tools/definitions", import.meta.url))];
  deepStrictEqual(files.map(({ name }) => name.replace(/\.ts$/, "")).sort(), [...toolNames].sort());
  strictEqual(new Set(toolNames.map((name) => tools[name].position)).size, toolNames.length);
  deepStrictEqual(toolNames.slice(0, 6), ["select", "lasso", "hand", "pen", "highlighter", "eraser"]);
});

Deno.test("each tool has a shortcut of its own: one Latin letter", () => {
  const shortcuts = toolNames.map((name) => tools[name].shortcut);
  ok(shortcuts.every((letter) => /^[a-z]$/.test(letter)));
  strictEqual(new Set(shortcuts).size, shortcuts.length);
});

for (const [name, definition] of Object.entries(definitions)) {
  Deno.test(`the tool ${name} has a name in each language and an icon`, () => {
    for (const texts of [en, ko]) {
      ok(texts[definition.label].length > 0);
    }
    ok(definition.icon.length > 0);
  });

  Deno.test(`the tool ${name} drafts and puts what it says that it makes, and nothing else`, () => {
    const context = new FakeContext();
    const tool: Tool = definition.create(context);
    tool.down(at(0, 0));
    tool.move([at(50, 40)]);
    tool.up(at(50, 40));
    tool.conclude?.(true);
    const made = [...context.board.elements(), ...context.edited].map(({ type }) => type);
    deepStrictEqual(made, [...definition.makes]);
  });

  Deno.test(`the tool ${name} needs the leave to edit if it makes something or takes something away`, () => {
    strictEqual(definition.requires === "edit", definition.makes.length > 0 || definition.removes === true);
  });
}

Deno.test("R4 viewers neither point nor edit, and on a frozen board students only point (R5)", () => {
  const refusals = (role: "teacher" | "student" | "viewer", frozen: boolean) =>
    (["view", "point", "edit"] as const).map((capability) => refusalToDo(capability, { role, frozen }));
  deepStrictEqual(refusals("viewer", false), [undefined, "not-allowed", "not-allowed"]);
  deepStrictEqual(refusals("student", false), [undefined, undefined, undefined]);
  deepStrictEqual(refusals("student", true), [undefined, undefined, "frozen"]);
  deepStrictEqual(refusals("teacher", true), [undefined, undefined, undefined]);
});

Deno.test("a person who may use no other tool has the select tool", () => {
  deepStrictEqual([firstTool, restingTool], ["pen", "select"]);
  strictEqual(tools[restingTool].requires, "view");
  strictEqual(definitions[restingTool]?.keepsSelection, true);
});
