import { strictEqual } from "node:assert/strict";
import type { Change, EventMessage } from "../../../main/web/protocol/contract.ts";
import en from "../../../main/web/text/en.ts";
import ko from "../../../main/web/text/ko.ts";
import { setLanguage, useCatalog } from "../../../main/web/text/text.ts";
import { ChangeAnnouncements, GATHERED } from "../../../main/web/workspace/change_announcements.ts";
import { LiveRegion } from "../../../main/web/workspace/live_region.ts";
import { joined, me } from "../support/client_world.ts";
import { comment, post } from "../support/elements.ts";
import { event, ownEvent, put, remove, setX } from "../support/samples.ts";
import { compiled } from "../support/texts.ts";

/** What happens on the board, in order, with the milliseconds that pass before it. */
const lesson: readonly (readonly [wait: number, changes: readonly Change[], by?: "Ben" | "Cem" | "Ana" | "hidden"])[] = [
  [0, [put("b1"), put("b2")], "Ben"],
  [1000, [put("b3")], "Ben"],
  [500, [setX("b3", 9), setX("e", 9)], "Ben"],
  [0, [put("c1"), remove("c1")], "Cem"],
  [0, [put("a1")], "Ana"],
  [6000, [{ kind: "put", element: post("p") }], "Cem"],
  [0, [{ kind: "put", element: comment("q", { post: "p", text: "Why?" }) }], "Ben"],
  [0, [remove("b1"), remove("b2")], "Ben"],
  [6000, [{ kind: "freeze", on: true }], "Ben"],
  [0, [{ kind: "freeze", on: false }], "Ben"],
  [0, [{ kind: "hide-students", on: true }], "Ben"],
  [0, [{ kind: "hide-students", on: false }], "Ben"],
  [0, [put("h1")], "hidden"],
  [6000, [{ kind: "clear" }], "Ben"],
  [6000, [{ kind: "clear" }], "Ana"],
];

function authored(seq: number, changes: readonly Change[], by: string): EventMessage {
  if (by === "Ana") {
    return ownEvent(me, seq, seq, changes);
  }
  const name = by === "hidden" ? {} : { name: by };
  return event(seq, changes, { author: { user: `u-${by}`, client: `c-${by}`, role: "teacher", ...name } as EventMessage["author"] });
}

/** Everything that is announced and shown in the lesson. */
async function transcript(isOn = true): Promise<readonly string[]> {
  const world = await joined();
  const lines: string[] = [];
  const region = new LiveRegion();
  region.message.subscribe(({ text }) => text !== "" && lines.push(`announced: ${text}`));
  new ChangeAnnouncements(world.client, region, world.clock, (text) => lines.push(`shown: ${text}`), () => isOn);
  for (const [index, [wait, changes, by = "Ben"]] of lesson.entries()) {
    await world.rest(wait);
    world.latest().receive(authored(index + 2, changes, by));
  }
  await world.rest(GATHERED);
  return lines;
}

for (const [language, texts] of [["en", en], ["ko", ko]] as const) {
  Deno.test(`the announcements of a lesson are these, in ${language}`, async () => {
    setLanguage(language);
    useCatalog(compiled(language, texts));
    const golden = await Deno.readTextFile(new URL(`transcripts/announcements.${language}.txt`, import.meta.url));
    strictEqual((await transcript()).join("\n"), golden.trimEnd());
  });
}

Deno.test("announcements that are off say nothing, but what concerns everybody is told", async () => {
  setLanguage("en");
  useCatalog(compiled("en", en));
  const lines = await transcript(false);
  const [frozen, ...others] = lines;
  strictEqual(frozen, "announced: Ben has frozen the board");
  strictEqual(others.every((line) => line.startsWith("shown: ")), true);
  strictEqual(lines.length, 5);
});
