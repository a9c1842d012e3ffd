import { strictEqual } from "node:assert/strict";
import { deedText, keptText, refusalText } from "../../../main/web/workspace/summaries.ts";
import { speakEnglish } from "../support/texts.ts";

speakEnglish();

Deno.test("U14 what would be undone is said with how much it was", () => {
  strictEqual(deedText({ action: "move", elements: 1 }), "moving 1 element");
  strictEqual(deedText({ action: "freeze", elements: 0 }), "freezing or unfreezing the board");
  strictEqual(deedText({ action: "style" }), "restyling many elements");
});

Deno.test("U15 what was left is said with those who changed it", () => {
  const by = [{ user: "a", name: "Ana" }, { user: "b", name: "Ben" }];
  strictEqual(keptText({ elements: 2, by }), "Not undone for 2 elements: changed since by Ana and Ben");
  strictEqual(keptText({ elements: 1, by: [] }), "Not undone for 1 element: changed by somebody since");
});

Deno.test("V8 reasons and deeds that only a later release has words for are said in general", () => {
  strictEqual(refusalText("frozen"), "The teacher has frozen the board");
  strictEqual(refusalText("vote-is-closed" as never), refusalText("malformed"));
  strictEqual(deedText({ action: "vote" as never, elements: 3 }), "changing 3 elements");
});
