import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { SnapSettings } from "../../../main/web/editing/snap_settings.ts";
import { find, write } from "../support/dom.ts";
import { TextDrafts } from "../../../main/web/device/text_drafts.ts";
import { BoardEditor } from "../../../main/web/editing/board_editor.ts";
import { themeFor } from "../../../main/web/elements/theme.ts";
import type { Drawn } from "../../../main/web/protocol/element.ts";
import { TextEditor } from "../../../main/web/stage/text_editor.ts";
import { DraftKeeper } from "../../../main/web/workspace/draft_keeper.ts";
import { measure, post, text } from "../support/elements.ts";
import { MemoryStorage } from "../support/memory_storage.ts";
import { event, snapshot } from "../support/samples.ts";
import { joined } from "../support/client_world.ts";
import { speakEnglish } from "../support/texts.ts";

speakEnglish();

/** A page on a board; all other pages of this browser are gone. */
async function page(name: string, storage: MemoryStorage, ...elements: readonly Drawn[]) {
  const world = await joined();
  const { client, latest, clock } = world;
  latest().receive(snapshot(1, elements));
  const drafts = new TextDrafts(() => storage, { page: name, isGone: () => Promise.resolve(true) }, { board: "b", user: "u-ana" }, clock);
  const keeper = new DraftKeeper(client, drafts);
  const editor = new TextEditor(measure, () => themeFor("light"), {
    cut: () => {},
    held: () => {},
    wrote: (before, written) => keeper.wrote(before, written),
    finished: (id) => keeper.finished(id),
  });
  document.body.replaceChildren(editor.element);
  const quiet = { overlay() {}, style() {}, done() {}, follow() {}, comments() {}, laser() {}, refused() {} };
  const boardEditor = new BoardEditor(client, editor, measure, () => 1, quiet, new SnapSettings(new MemoryStorage()));
  const comments: string[] = [];
  const unfinished: string[] = [];
  const offer = () =>
    keeper.offer({
      resume: (before, written) => boardEditor.texts.resume(before, written),
      resumeComment: (id, words) => comments.push(`${id}: ${words}`) > 0 && id === "p",
      unfinished: (words) => unfinished.push(words),
    });
  const field = (id: string) => find<HTMLTextAreaElement>(document.body, id);
  return { ...world, keeper, editor, boardEditor, comments, unfinished, offer, field };
}

const blank = post("n", { title: "", body: "" });

Deno.test("what was being written in a new note when the page went is in its editor again, and is put once", async () => {
  const storage = new MemoryStorage();
  const before = await page("one", storage);
  before.boardEditor.edit(blank);
  write(before.field("post-title"), "Plants");
  write(before.field("post-body"), "Light");
  strictEqual(before.keeper.flush(), true);

  const after = await page("two", storage);
  await after.offer();
  deepStrictEqual([after.field("post-title").value, after.field("post-body").value], ["Plants", "Light"]);
  after.editor.close();
  const sent = after.latest().sent.filter((message) => message.type === "op");
  deepStrictEqual(sent.map(({ changes }) => changes), [[{ kind: "put", element: post("n", { title: "Plants", body: "Light" }) }]]);
  strictEqual(storage.length, 1);
  after.latest().receive({ type: "accepted", op: 1 });
  deepStrictEqual([storage.length, after.unfinished], [0, []]);
});

Deno.test("what has reached the board after all isn't offered again", async () => {
  const storage = new MemoryStorage();
  const before = await page("one", storage);
  before.boardEditor.edit(blank);
  write(before.field("post-title"), "Plants");
  before.keeper.flush();
  before.editor.close();

  const after = await page("two", storage, post("n", { title: "Plants", body: "" }));
  await after.offer();
  deepStrictEqual([after.editor.isOpen, after.unfinished, storage.length], [false, [], 0]);
});

Deno.test("what was written in a text that somebody has changed since, or about a post that is gone, is offered as text", async () => {
  const storage = new MemoryStorage();
  const before = await page("one", storage, text("t", { text: "A" }));
  before.boardEditor.edit(text("t", { text: "A" }));
  write(before.field("text-editor"), "A plant");
  before.keeper.flush();
  before.keeper.wroteComment("q", "Which?");
  before.keeper.flush();

  const after = await page("two", storage, text("t", { text: "Another" }));
  await after.offer();
  deepStrictEqual([after.editor.isOpen, after.unfinished, storage.length], [false, ["A plant", "Which?"], 0]);
  await after.offer();
  strictEqual(after.unfinished.length, 2);
});

Deno.test("R5 while the board is frozen, what was being written can be read in its editor, and is put afterwards", async () => {
  const storage = new MemoryStorage();
  const before = await page("one", storage);
  before.boardEditor.edit(blank);
  write(before.field("post-title"), "Plants");
  before.keeper.flush();

  const after = await page("two", storage);
  after.latest().receive({ type: "welcome", protocol: 1, gateway: "g", role: "student" }, event(2, [{ kind: "freeze", on: true }]));
  await after.offer();
  deepStrictEqual([after.field("post-title").readOnly, after.editor.isHeld], [true, true]);
});

Deno.test("a comment that is half written is offered with its post, and not once it has been put", async () => {
  const storage = new MemoryStorage();
  const before = await page("one", storage);
  before.keeper.wroteComment("p", "Which plants");
  before.keeper.flush();
  const after = await page("two", storage);
  await after.offer();
  deepStrictEqual([after.comments, storage.length], [["p: Which plants"], 1]);
  after.keeper.wroteComment("p", "");
  strictEqual(storage.length, 0);
});

Deno.test("where nothing can be kept, the page knows that leaving loses what is being written", async () => {
  const storage = new MemoryStorage();
  storage.isFull = true;
  const { boardEditor, field, keeper } = await page("one", storage);
  boardEditor.edit(blank);
  write(field("post-title"), "Plants");
  strictEqual(keeper.flush(), false);
});
