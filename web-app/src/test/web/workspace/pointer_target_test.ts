import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { signal } from "@preact/signals";
import type { Point } from "../../../main/web/geometry/box.ts";
import type { Situation } from "../../../main/web/store/permission.ts";
import { ActiveTool } from "../../../main/web/workspace/active_tool.ts";
import { pointerTarget } from "../../../main/web/workspace/pointer_target.ts";
import { FakeContext } from "../support/fake_context.ts";

Deno.test("while the person looks back, pointers of whatever kind move the view and do nothing else", () => {
  const stage = { isPast: false };
  const situation = signal<Situation>({ role: "teacher", frozen: false });
  const active = new ActiveTool(new FakeContext(), signal("pen"), situation);
  const told: (Point | undefined)[] = [];
  const client = { announcer: { point: (at: Point | undefined) => void told.push(at), hesitate() {} } };
  const target = pointerTarget({ stage, client, status: { situation }, editor: {}, active, pointed() {} } as never);
  target.pointed({ x: 1, y: 2 });
  deepStrictEqual([target.toolPans, target.isReading, target.tool("chosen") === active.tool], [false, false, true]);
  stage.isPast = true;
  target.pointed({ x: 3, y: 4 });
  deepStrictEqual([target.toolPans, target.isReading, target.toolTakesTaps], [true, true, false]);
  ok((["chosen", "eraser", "select"] as const).every((role) => target.tool(role) === active.viewing));
  strictEqual(target.tool("chosen").cursor, "grab");
  deepStrictEqual(told, [{ x: 1, y: 2 }, undefined]);
});
