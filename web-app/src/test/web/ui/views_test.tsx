import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { SnapSettings } from "../../../main/web/editing/snap_settings.ts";
import { MemoryStorage } from "../support/memory_storage.ts";
import { find, pressKey, show, shown, write } from "../support/dom.ts";
import { signal } from "@preact/signals";
import { BoardEditor } from "../../../main/web/editing/board_editor.ts";
import { systemClock } from "../../../main/web/base/clock.ts";
import { FrozenBanner } from "../../../main/web/ui/banners.tsx";
import { BoardTitle } from "../../../main/web/ui/board_title.tsx";
import { CommentsPanel } from "../../../main/web/ui/comments_panel.tsx";
import { ErrorBoundary } from "../../../main/web/ui/error_boundary.tsx";
import { PeopleList } from "../../../main/web/ui/people_list.tsx";
import { ProblemBar } from "../../../main/web/ui/problem_bar.tsx";
import { Button } from "../../../main/web/ui/widgets/button.tsx";
import { CommentsState } from "../../../main/web/workspace/comments_state.ts";
import type { ListedPerson } from "../../../main/web/workspace/people.ts";
import { Problems } from "../../../main/web/workspace/problems.ts";
import { BoardStatus } from "../../../main/web/workspace/board_status.ts";
import { person } from "../support/awareness.ts";
import { comment, measure, post } from "../support/elements.ts";
import { event, snapshot } from "../support/samples.ts";
import { joined } from "../support/client_world.ts";
import { speakEnglish } from "../support/texts.ts";

speakEnglish();

const listed = (user: string): ListedPerson => ({ ...person(user), user, isSelf: false, label: person(user).name });

Deno.test("a list of people isn't rebuilt while somebody is in it", async () => {
  const people = signal([listed("ben"), listed("cem")]);
  const List = () => <PeopleList people={people.value} leader={undefined} toggleFollow={() => {}} />;
  const root = await show(<List />);
  const cem = root.querySelector<HTMLElement>("[data-user=cem]")!;
  cem.focus();
  people.value = [listed("ada"), listed("bea"), listed("cem")];
  await shown();
  deepStrictEqual([...root.querySelectorAll<HTMLElement>("[data-user]")].map(({ dataset }) => dataset["user"]), ["ada", "bea", "cem"]);
  ok(root.querySelector("[data-user=cem]") === cem);
  ok(document.activeElement === cem);
});

async function discussion() {
  const lost: string[] = [];
  const world = await joined();
  world.latest().receive(snapshot(1, [post("p"), post("q"), comment("c1", { post: "p", text: "First" })]));
  const quiet = { overlay() {}, style() {}, done() {}, follow() {}, comments() {}, laser() {}, refused() {} };
  const boardEditor = new BoardEditor(world.client, { open: () => true }, measure, () => 1, quiet, new SnapSettings(new MemoryStorage()));
  const stage = { boardEditor, surface: { focus() {} }, sideOf: () => "left" as const };
  const workspace = {
    client: world.client,
    status: new BoardStatus(world.client, systemClock),
    comments: new CommentsState(world.client, stage, { cut: () => {}, lost: (text) => lost.push(text), wrote: () => {} }),
  };
  workspace.comments.show("p");
  return { ...world, ...workspace, lost, root: await show(<CommentsPanel workspace={workspace} />) };
}

Deno.test("what is half written stays, with the focus, when somebody else comments", async () => {
  const { latest, root } = await discussion();
  const [field, first] = [find<HTMLTextAreaElement>(root, "comment-text"), find(root, "comment")];
  write(field, "Which pa");
  field.focus();
  latest().receive(event(2, [{ kind: "put", element: comment("c2", { post: "p", text: "Earlier", z: "Z" }) }]));
  await shown();
  deepStrictEqual([...root.querySelectorAll("[data-testid=comment] p")].map(({ textContent }) => textContent), ["Earlier", "First"]);
  ok(root.querySelectorAll("[data-testid=comment]")[1] === first);
  ok(find(root, "comment-text") === field && document.activeElement === field);
  strictEqual(field.value, "Which pa");
});

Deno.test("what is half written about one post is there again when the person comes back to it", async () => {
  const { comments, root } = await discussion();
  write(find(root, "comment-text"), "Which pa");
  comments.follow("q");
  await shown();
  strictEqual(find<HTMLTextAreaElement>(root, "comment-text").value, "");
  comments.follow("p");
  await shown();
  strictEqual(find<HTMLTextAreaElement>(root, "comment-text").value, "Which pa");
});

Deno.test("R5 a comment that is half written when the board is frozen can be read, and is added when it may be", async () => {
  const { latest, client, root } = await discussion();
  latest().receive({ type: "welcome", protocol: 1, gateway: "g", role: "student" });
  const field = find<HTMLTextAreaElement>(root, "comment-text");
  write(field, "Which plants?");
  latest().receive(event(2, [{ kind: "freeze", on: true }]));
  await shown();
  deepStrictEqual([field.readOnly, field.value], [true, "Which plants?"]);
  ok(find(root, "comment-held").textContent!.startsWith("The teacher has frozen the board."));
  pressKey(field, "Enter");
  deepStrictEqual([field.value, client.pendingOps()], ["Which plants?", 0]);
  latest().receive(event(3, [{ kind: "freeze", on: false }]));
  await shown();
  strictEqual(field.readOnly, false);
  pressKey(field, "Enter");
  await shown();
  deepStrictEqual([field.value, client.pendingOps()], ["", 1]);
});

Deno.test("what is half written about a post that goes is handed to its author", async () => {
  const { latest, lost, root } = await discussion();
  write(find<HTMLTextAreaElement>(root, "comment-text"), "Which plants?");
  latest().receive(event(2, [{ kind: "remove", id: "p" }]));
  await shown();
  deepStrictEqual(lost, ["Which plants?"]);
});

Deno.test("the comments close when their post goes", async () => {
  const { latest, root } = await discussion();
  latest().receive(event(2, [{ kind: "remove", id: "p" }]));
  await shown();
  ok(root.querySelector("[data-testid=comments-panel]") === null);
});

Deno.test("a title that is half written stays when somebody else renames the board, until it is left by Escape", async () => {
  const { client, latest } = await joined();
  const renamed: string[] = [];
  const root = await show(<BoardTitle status={new BoardStatus(client, systemClock)} rename={(title) => renamed.push(title)} />);
  const field = find<HTMLInputElement>(root, "board-title");
  field.focus();
  write(field, "Frac");
  latest().receive(event(2, [{ kind: "rename", title: "Geometry" }]));
  await shown();
  strictEqual(field.value, "Frac");
  pressKey(field, "Escape");
  await shown();
  deepStrictEqual([field.value, renamed], ["Geometry", []]);
});

Deno.test("a view that fails leaves the others in place, and a problem is shown", async () => {
  const problems = new Problems();
  const Broken = () => {
    throw new Error("broken");
  };
  const reloads: string[] = [];
  const root = await quietly(() =>
    show(
      <>
        <ErrorBoundary problems={problems}><Broken /></ErrorBoundary>
        <ErrorBoundary problems={problems}><p data-testid="well">Well</p></ErrorBoundary>
        <ProblemBar problems={problems} reloadWhenSaved={() => reloads.push("when saved")} />
      </>,
    )
  );
  strictEqual(find(root, "well").textContent, "Well");
  strictEqual(find(root, "problem").getAttribute("role"), "alert");
  find(root, "problem-reload").click();
  deepStrictEqual(reloads, ["when saved"]);
});

/** Without what is written to the console meanwhile. */
async function quietly<T>(run: () => Promise<T>): Promise<T> {
  const { error } = console;
  console.error = () => {};
  try {
    return await run();
  } finally {
    console.error = error;
  }
}

Deno.test("a button that somebody can't use now can be found, says why, and does nothing", async () => {
  let presses = 0;
  const root = await show(<Button label="Pen" testId="pen" isDisabled refusal="The teacher has frozen the board" press={() => presses++}>P</Button>);
  const button = find<HTMLButtonElement>(root, "pen");
  button.click();
  deepStrictEqual([presses, button.disabled, button.getAttribute("aria-disabled"), button.getAttribute("aria-description")], [0, false, "true", "The teacher has frozen the board"]);
});

Deno.test("students see for as long as the board is frozen that it is, and hear it once", async () => {
  const { latest, client } = await joined();
  const status = new BoardStatus(client, systemClock);
  const root = await show(<FrozenBanner status={status} unfreeze={() => {}} />);
  latest().receive(event(2, [{ kind: "freeze", on: true }]));
  await shown();
  deepStrictEqual([find(root, "banner").getAttribute("role"), find(root, "banner").textContent], ["status", "The board is frozen: students can't change itUnfreeze"]);
  latest().receive({ type: "welcome", protocol: 1, gateway: "g", role: "student" });
  await shown();
  deepStrictEqual([find(root, "banner").getAttribute("role"), find(root, "banner").textContent], [null, "The teacher has frozen the board"]);
});
