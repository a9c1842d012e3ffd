import { strictEqual } from "node:assert/strict";
import type { ElementAuthors } from "../../../main/web/protocol/contract.ts";
import { actionText, authorsText, keptText, reasonAgainst, refusalText } from "../../../main/web/workspace/summaries.ts";
import { speakEnglish } from "../support/texts.ts";

speakEnglish();

Deno.test("U14 the label of undo names the action and the number of elements", () => {
  strictEqual(actionText({ action: "move", elements: 1 }), "moving 1 element");
  strictEqual(actionText({ action: "freeze", elements: 0 }), "freezing or unfreezing the board");
  strictEqual(actionText({ action: "style" }), "restyling many elements");
});

Deno.test("U15 a conflict names those who have changed the elements since", () => {
  const by = [{ user: "a", name: "Ana" }, { user: "b", name: "Ben" }];
  strictEqual(keptText({ elements: 2, by }), "Not undone for 2 elements: changed since by Ana and Ben");
  strictEqual(keptText({ elements: 1, by: [] }), "Not undone for 1 element: changed by somebody since");
});

Deno.test("K11 who made and changed an element is told with how long ago, and without a name where that is withheld", () => {
  const at = 1_700_000_000_000;
  const ana = { user: "u-ana", name: "Ana" };
  const text = (authors: ElementAuthors, now: number) => authorsText(authors, "u-ben", now);
  strictEqual(text({ made: { by: ana, at }, changed: { by: ana, at } }, at + 190_000), "Made by Ana, 3 minutes ago.");
  strictEqual(text({ made: { at }, changed: { by: { user: "u-ben", name: "Ben" }, at: at + 1 } }, at + 7_200_001),
    "Made by a student, 2 hours ago. Changed last by you, 2 hours ago.");
  strictEqual(text({ changed: { by: ana, at } }, at - 5_000), "It is no longer known who made this. Changed last by Ana, now.");
});

Deno.test("V8 a reason or action that only a later release knows has a general text", () => {
  strictEqual(refusalText("frozen"), "The teacher has frozen the board");
  strictEqual(refusalText("vote-is-closed" as never), refusalText("malformed"));
  strictEqual(actionText({ action: "vote" as never, elements: 3 }), "changing 3 elements");
});

Deno.test("whoever can't do something now is told why", () => {
  strictEqual(reasonAgainst("edit", { role: "student", frozen: true }), "The teacher has frozen the board");
  strictEqual(reasonAgainst("point", { role: "student", frozen: true }), undefined);
  strictEqual(reasonAgainst("point", { role: "viewer", frozen: false }), "You can watch this board, but not change it");
  strictEqual(reasonAgainst("edit", { role: "teacher", frozen: false, isOutdated: true }), "This page is out of date: please reload it");
  strictEqual(reasonAgainst("edit", { role: "teacher", frozen: true }), undefined);
});
