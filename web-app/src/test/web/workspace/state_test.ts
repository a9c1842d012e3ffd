import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { effect } from "@preact/signals";
import { closeCodes } from "../../../main/web/protocol/contract.ts";
import { Dialogs } from "../../../main/web/workspace/dialogs.ts";
import { Notices } from "../../../main/web/workspace/notices.ts";
import { closeWhenBoardIsPressed, Panels } from "../../../main/web/workspace/panels.ts";
import { Problems } from "../../../main/web/workspace/problems.ts";
import { BoardStatus } from "../../../main/web/workspace/board_status.ts";
import { person } from "../support/awareness.ts";
import { FakeClock } from "../support/fake_clock.ts";
import { event, put } from "../support/samples.ts";
import { joined } from "../support/client_world.ts";

Deno.test("one notice is shown at a time, for four seconds after the latest", () => {
  const clock = new FakeClock();
  const notices = new Notices(clock);
  const shown = () => notices.current.value?.text;
  notices.say("The teacher has frozen the board");
  clock.advance(3000);
  notices.say("Link copied");
  strictEqual(shown(), "Link copied");
  clock.advance(3999);
  strictEqual(shown(), "Link copied");
  clock.advance(1);
  strictEqual(shown(), undefined);
});

Deno.test("the person is asked one question after the other", async () => {
  const dialogs = new Dialogs();
  const first = dialogs.confirm({ title: "Clear?", text: "", confirm: "Clear" });
  const second = dialogs.askName("Guest 10", false);
  const answer = (value: unknown) => (dialogs.open.value[0]!.answer as (value: unknown) => void)(value);
  deepStrictEqual(dialogs.open.value.map(({ kind }) => kind), ["confirm", "name"]);
  answer(true);
  deepStrictEqual(dialogs.open.value.map(({ kind }) => kind), ["name"]);
  answer("Ana");
  deepStrictEqual([await first, await second, dialogs.open.value], [true, "Ana", []]);
});

Deno.test("one panel is open at a time", () => {
  const panels = new Panels();
  panels.set("share", true);
  panels.set("menu", true);
  panels.set("share", false);
  strictEqual(panels.open.value, "menu");
  deepStrictEqual([panels.close(), panels.close(), panels.open.value], [true, false, undefined]);
});

Deno.test("a press on the board closes the panel and reaches nobody, nor does a second finger before it ends", () => {
  const page = new EventTarget();
  const panels = new Panels();
  closeWhenBoardIsPressed(panels, page, (target) => target === page);
  const reached: string[] = [];
  ["pointerdown", "pointerup"].forEach((kind) => page.addEventListener(kind, (event) => !event.defaultPrevented && reached.push(kind)));
  const pointer = (kind: string, pointerId: number) =>
    page.dispatchEvent(Object.assign(new Event(kind, { cancelable: true }), { pointerId }));
  panels.set("share", true);
  pointer("pointerdown", 1);
  strictEqual(panels.open.value, undefined);
  pointer("pointerdown", 2);
  deepStrictEqual(reached, []);
  pointer("pointerup", 1);
  pointer("pointerup", 2);
  pointer("pointerdown", 1);
  deepStrictEqual(reached, ["pointerup", "pointerup", "pointerdown"]);
});

Deno.test("an exception or rejection that nobody handles is a problem; an observer of sizes that goes on later is none", () => {
  const page = new EventTarget();
  const problems = new Problems();
  problems.listen(page);
  page.dispatchEvent(new ErrorEvent("error", { message: "ResizeObserver loop completed with undelivered notifications." }));
  strictEqual(problems.isBroken.value, false);
  page.dispatchEvent(new ErrorEvent("error", { message: "x is undefined" }));
  strictEqual(problems.isBroken.value, true);
  problems.dismiss();
  page.dispatchEvent(new Event("unhandledrejection"));
  strictEqual(problems.isBroken.value, true);
});

Deno.test("views follow the status of the board", async () => {
  const { client, latest, clock } = await joined();
  const status = new BoardStatus(client, clock);
  const titles: string[] = [];
  effect(() => void titles.push(status.settings.value.title));
  strictEqual(status.role.value, "teacher");
  client.apply([put("e2")]);
  strictEqual(status.pendingOps.value, 1);
  latest().receive(event(2, [{ kind: "rename", title: "Fractions" }]), event(3, [{ kind: "freeze", on: true }]));
  deepStrictEqual(titles, ["", "Fractions"]);
  deepStrictEqual(status.situation.value, { role: "teacher", frozen: true });
  latest().receive({ type: "awareness", delta: { complete: true, people: { "u-ben": person("Ben") } } });
  deepStrictEqual([...status.people.value.keys()], ["u-ben"]);
});

for (const [milliseconds, expected] of [[900, ["online"]], [1100, ["online", "connecting", "online"]]] as const) {
  Deno.test(`a connection that is renewed within ${milliseconds} ms is seen to be ${expected.join(", then ")}`, async () => {
    const { client, latest, clock } = await joined();
    const status = new BoardStatus(client, clock);
    const shown: string[] = [];
    await clock.pass(6_000);
    effect(() => void shown.push(status.connection.value));
    latest().lose(closeCodes.expired);
    await clock.pass(milliseconds);
    latest().welcome();
    deepStrictEqual(shown, expected);
  });
}
