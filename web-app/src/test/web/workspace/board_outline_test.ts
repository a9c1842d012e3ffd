import { deepStrictEqual } from "node:assert/strict";
import { Scene } from "../../../main/web/canvas/scene.ts";
import { BoardOutline } from "../../../main/web/workspace/board_outline.ts";
import { joined } from "../support/client_world.ts";
import { comment, measure, post, stroke, text } from "../support/elements.ts";
import { event, snapshot } from "../support/samples.ts";
import { speakEnglish } from "../support/texts.ts";

speakEnglish();

Deno.test("the outline has what is written in reading order, with authors and comments, and counts the drawings", async () => {
  const { client, latest, clock } = await joined();
  const outline = new BoardOutline(client, new Scene(client, measure, "u-ana"), clock);
  latest().receive(snapshot(1, [stroke("s"), text("below", { y: 500, text: "Last" })]));
  latest().receive(event(2, [{ kind: "put", element: post("p", { title: "Plants", body: "need light" }) }]));
  latest().receive(event(3, [{ kind: "put", element: comment("c", { post: "p", text: "Why?", name: "Cem" }) }]));
  await clock.pass(999);
  deepStrictEqual(outline.outline.value, { items: [], others: 0 });
  await clock.pass(1);
  deepStrictEqual(outline.outline.value, {
    items: [
      { id: "p", name: "Sticky note: Plants need light, by Ben", comments: ["Comment by Cem: Why?"] },
      { id: "below", name: "Text: Last", comments: [] },
    ],
    others: 1,
  });
});
