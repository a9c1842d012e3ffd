import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { TextEditing } from "../../../main/web/editing/text_editing.ts";
import type { WritingListener } from "../../../main/web/editing/writing.ts";
import { newBoard } from "../../../main/web/store/board_settings.ts";
import type { Drawn } from "../../../main/web/protocol/element.ts";
import { Version } from "../../../main/web/protocol/version.ts";
import { post, rectangle, text } from "../support/elements.ts";
import { FakeContext } from "../support/fake_context.ts";

/** Somebody writes in an element of a board. */
function writing(element: Drawn, version?: Version) {
  const context = new FakeContext(element);
  context.version = version ?? context.version;
  let open: WritingListener | undefined;
  const written: (string | undefined)[] = [];
  const client = { announcer: { write: (id: string | undefined) => void written.push(id) } as never, get: (id: string) => context.board.get(id), role: () => "student" as const, settings: () => newBoard };
  const editing = new TextEditing(client, context.scene, { open: (_, listener) => (open = listener) !== undefined }, context);
  editing.edit(element);
  const finish = (props: object) => open!.finish({ ...element, props: { ...element.props, ...props } } as Drawn, false);
  const wrote = (props: object) => open!.wrote!({ ...element, props: { ...element.props, ...props } } as Drawn);
  const others = (props: object) => context.board.apply([{ kind: "set", id: element.id, props }]);
  return { context, written, wrote, finish, others, isOpen: () => open !== undefined, now: () => context.board.get(element.id)!.props as unknown as Readonly<Record<string, unknown>> };
}

Deno.test("B24 what others have written in the same text meanwhile stays in it", () => {
  const { finish, others, now } = writing(text("t", { text: "List:" }));
  others({ text: "List: milk" });
  finish({ text: "List: bread" });
  strictEqual(now()["text"], "List: milk bread");
});

Deno.test("B24 each of a note's texts is merged by itself, and what only others have changed stays theirs", () => {
  const { context, finish, others, now } = writing(post("p", { title: "Plants", body: "Light" }));
  others({ title: "Green plants", body: "Light and water" });
  finish({ title: "Plants", body: "Much Light" });
  deepStrictEqual([now()["title"], now()["body"]], ["Green plants", "Much Light and water"]);
  strictEqual(context.board.operations.length, 2);
});

Deno.test("a shape is written in, and while it is, it is seen without its text", () => {
  const { context, wrote, finish, now } = writing(rectangle("r", { label: "old" }));
  strictEqual((context.scene.seen("r")?.props as { label?: string }).label, "");
  wrote({ label: "new", h: 90 });
  deepStrictEqual(context.scene.seen("r")?.props, { ...rectangle("r").props, label: "", h: 90 });
  finish({ label: "new" });
  strictEqual(now()["label"], "new");
  strictEqual((context.scene.seen("r")?.props as { label?: string }).label, "new");
});

Deno.test("V9 nobody writes in a shape where the gateway doesn't offer it", () => {
  strictEqual(writing(rectangle("r"), new Version(1)).isOpen(), false);
  strictEqual(writing(text("t"), new Version(1)).isOpen(), true);
});

Deno.test("B24 what a text has no room for is kept beside it", () => {
  const { context, finish, others, now } = writing(text("t", { text: "" }));
  others({ text: "a".repeat(6_000) });
  finish({ text: "b".repeat(6_000) });
  strictEqual(now()["text"], "b".repeat(6_000));
  const kept = [...context.board.elements()].filter(({ id }) => id !== "t");
  deepStrictEqual(kept.map((element) => element.type === "text" && element.props.text), ["a".repeat(6_000)]);
});

Deno.test("A1 the others are told in which element somebody writes, and when that is over", () => {
  const { written, finish } = writing(text("t"));
  deepStrictEqual(written, ["t"]);
  finish({ text: "bye" });
  deepStrictEqual(written, ["t", undefined]);
});

Deno.test("what was written is selected, to be worked on", () => {
  const { context, finish } = writing(text("t"));
  strictEqual(context.selection.isEmpty, true);
  finish({ text: "bye" });
  deepStrictEqual([...context.selection.ids], ["t"]);
});
