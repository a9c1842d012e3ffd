import { strictEqual } from "node:assert/strict";
import { actionText, keptText, refusalText } from "../../../main/web/workspace/summaries.ts";
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

Deno.test("V8 a reason or action that only a later release knows has a general text", () => {
  strictEqual(refusalText("frozen"), "The teacher has frozen the board");
  strictEqual(refusalText("vote-is-closed" as never), refusalText("malformed"));
  strictEqual(actionText({ action: "vote" as never, elements: 3 }), "changing 3 elements");
});
