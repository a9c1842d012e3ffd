import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { SnapSettings } from "../../../main/web/editing/snap_settings.ts";
import { MemoryStorage } from "../support/memory_storage.ts";
import { effect } from "@preact/signals";
import { BoardEditor } from "../../../main/web/editing/board_editor.ts";
import { themeFor } from "../../../main/web/elements/theme.ts";
import { EditorState } from "../../../main/web/workspace/editor_state.ts";
import { BoardStatus } from "../../../main/web/workspace/board_status.ts";
import { measure, post, rectangle } from "../support/elements.ts";
import { FakeFrames } from "../support/fake_frames.ts";
import { event, snapshot } from "../support/samples.ts";
import { joined } from "../support/client_world.ts";

async function editing() {
  const frames = new FakeFrames();
  const { client, latest, clock } = await joined();
  latest().receive(snapshot(1, [rectangle("r", { fill: "none" }), post("p")]));
  const changed = () => state.changed();
  const events = { overlay() {}, style: changed, done() {}, follow() {}, comments() {}, laser() {}, refused() {} };
  const boardEditor = new BoardEditor(client, { open: () => true }, measure, () => 1, events, new SnapSettings(new MemoryStorage()));
  const stage = { boardEditor, theme: () => themeFor("light"), viewport: { camera: { x: 0, y: 0, zoom: 1 } } };
  const state = new EditorState(stage, new BoardStatus(client, clock));
  state.tool.value = "select";
  frames.settle();
  return { frames, latest, boardEditor, state, [Symbol.dispose]: () => frames[Symbol.dispose]() };
}

Deno.test("what is selected, and what can be chosen of it, is seen in the next frame", async () => {
  using world = await editing();
  const { state, boardEditor, frames } = world;
  boardEditor.selection.set(["r"]);
  deepStrictEqual(state.selected.value, []);
  frames.next();
  deepStrictEqual(state.selected.value.map(({ id }) => id), ["r"]);
  deepStrictEqual([state.canRemove.value, state.aspects.value.filled, state.aspects.value.paper], [true, true, false]);
  boardEditor.selection.set(["p"]);
  frames.next();
  deepStrictEqual([state.aspects.value.filled, state.aspects.value.paper], [false, true]);
});

Deno.test("a selection that stays the same doesn't update views, however often the board changes", async () => {
  using world = await editing();
  const { state, boardEditor, frames, latest } = world;
  boardEditor.selection.set(["r"]);
  frames.next();
  let told = 0;
  effect(() => {
    state.selected.value;
    told++;
  });
  for (let seq = 2; seq < 12; seq++) {
    latest().receive(event(seq, [{ kind: "set", id: "p", props: { x: seq } }]));
  }
  strictEqual(frames.settle(), 1);
  strictEqual(told, 1);
  latest().receive(event(12, [{ kind: "set", id: "r", props: { x: 3 } }]));
  frames.settle();
  strictEqual(told, 2);
});

Deno.test("a selected element that somebody locks can't be removed by a student any more", async () => {
  using world = await editing();
  const { state, boardEditor, frames, latest } = world;
  latest().receive({ type: "welcome", protocol: 1, minor: 2, gateway: "g", role: "student" });
  boardEditor.selection.set(["r"]);
  frames.settle();
  strictEqual(state.canRemove.value, true);
  latest().receive(event(2, [{ kind: "lock", id: "r", on: true }]));
  frames.settle();
  strictEqual(state.canRemove.value, false);
});
