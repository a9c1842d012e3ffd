import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { DeviceIdentity } from "../../../main/web/access/identity.ts";
import type { KeptBoard } from "../../../main/web/access/kept_boards.ts";
import { copyOf } from "../../../main/web/start/board_tasks.ts";
import { matching, StartState } from "../../../main/web/start/start_state.ts";
import { t } from "../../../main/web/text/text.ts";
import { comment, post } from "../support/elements.ts";
import { FakeGateway, json, refusal } from "../support/fake_gateway.ts";
import { MemoryStorage } from "../support/memory_storage.ts";
import { speakEnglish } from "../support/texts.ts";

speakEnglish();

function start() {
  const gateway = new FakeGateway();
  const identity = new DeviceIdentity(new MemoryStorage(), new MemoryStorage(), () => 1);
  const gone: string[] = [];
  return { gateway, identity, gone, state: new StartState(gateway.api, identity, (to) => gone.push(to === "start" ? to : to.boardId)) };
}

Deno.test("K9 a code leads to its board, however it is typed", async () => {
  const { gateway, gone, state } = start();
  gateway.willAnswer(json(200, { board: "b1", link: "l-1" }));
  await state.enter(" k7m-4px");
  deepStrictEqual(gateway.asked.map(({ path, body }) => [path, body]), [["/api/codes", { code: "K7M4PX" }]]);
  deepStrictEqual(gone, ["b1"]);
});

Deno.test("K1 K9 an address that is pasted in place of a code leads where it would lead", async () => {
  const { gateway, state, gone } = start();
  gateway.willAnswer(json(200, { board: "b1", link: "l-1" }));
  await state.enter(" https://chalk.example/b/b7#h.p.s ");
  await state.enter("chalk.example/#K7M 4PX");
  await state.enter("https://chalk.example/");
  deepStrictEqual([gone, gateway.asked.map(({ body }) => body)], [["b7", "b1"], [{ code: "K7M4PX" }]]);
  strictEqual(state.problem.value, t("join.noCode"));
});

Deno.test("K9 what is no code isn't asked for, and a wrong one is explained", async () => {
  const { gateway, gone, state } = start();
  await state.enter("K7M");
  deepStrictEqual([state.problem.value, gateway.asked.length], [t("join.noCode"), 0]);
  gateway.willAnswer(refusal(404, "unknown-code"));
  await state.enter("K7M4PX");
  strictEqual(state.problem.value, t("join.unknown"));
  gateway.willAnswer(refusal(503, "unavailable"));
  await state.enter("K7M4PX");
  strictEqual(state.problem.value, t("join.unavailable"));
  deepStrictEqual(gone, []);
});

Deno.test("boards are found by words of their titles, whatever their capitals", () => {
  const boards = ["Fractions 7b", "분수의 덧셈", ""].map((title, i): KeptBoard => ({ board: `b${i}`, link: "l", role: "student", title, opened: i }));
  deepStrictEqual(matching(boards, "7B fract").map(({ board }) => board), ["b0"]);
  deepStrictEqual(matching(boards, "덧셈").map(({ board }) => board), ["b1"]);
  strictEqual(matching(boards, " ").length, 3);
});

Deno.test("somebody else at the device sees none of the last one's boards", () => {
  const { identity, state, gone } = start();
  identity.rename("Ana");
  identity.boards.opened("b1", "l", "teacher", 1);
  state.replace();
  deepStrictEqual([identity.boards.all(), identity.name(), gone], [[], undefined, ["start"]]);
});

Deno.test("B25 a copy leaves out what the board no longer takes, with its comments", () => {
  const elements = [post("p", { x: 9.99999e6 }), comment("c1", { post: "p" }), post("q")];
  deepStrictEqual(copyOf({ elements, title: "" }), [{ kind: "put", element: post("q") }]);
});

Deno.test("a copy has a board's elements with their locks, posts before their comments, without likes and lost comments", () => {
  const elements = [comment("c1", { post: "p" }), { ...post("p"), likes: ["u-1"], locked: true }, comment("c2", { post: "gone" })];
  deepStrictEqual(copyOf({ elements, title: "Copy" }), [
    { kind: "put", element: post("p") },
    { kind: "lock", id: "p", on: true },
    { kind: "put", element: comment("c1", { post: "p" }) },
    { kind: "rename", title: "Copy" },
  ]);
});
