import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { KeyResizing } from "../../../main/web/editing/key_resizing.ts";
import { placeByKey } from "../../../main/web/tools/key_placing.ts";
import { type ToolName, toolNames, tools } from "../../../main/web/tools/registry.ts";
import type { ToolDefinition } from "../../../main/web/tools/tool.ts";
import { rectangle } from "../support/elements.ts";
import { FakeContext } from "../support/fake_context.ts";

for (const name of toolNames) {
  const definition: ToolDefinition = tools[name as ToolName];
  Deno.test(`the tool ${name} ${definition.makes.length === 0 ? "makes nothing" : "makes what it makes, around a point,"} by a key`, () => {
    const context = new FakeContext();
    const isMade = placeByKey(definition, definition.create(context), { x: 1000, y: 500 }, 2, 0);
    strictEqual(isMade, definition.makes.length > 0);
    const made = [...context.board.elements(), ...context.edited];
    deepStrictEqual(made.map(({ type }) => type), definition.makes.length > 0 ? [definition.makes[0]] : []);
  });
}

Deno.test("arrow keys resize the selection at its lower right corner, as one operation when they are released", () => {
  const context = new FakeContext(rectangle("r", { w: 100, h: 60 }));
  context.selection.set(["r"]);
  const resizing = new KeyResizing(context);
  resizing.by(10, 0);
  resizing.by(10, 5);
  deepStrictEqual(context.board.operations.length, 0);
  resizing.finish();
  resizing.finish();
  deepStrictEqual(context.board.operations, [[{ kind: "set", id: "r", props: { w: 120, h: 65 } }]]);
});
