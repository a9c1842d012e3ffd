import { strictEqual } from "node:assert/strict";
import { fileName } from "../../../main/web/workspace/files.ts";

Deno.test("a file is named after the board, with nothing that a system could refuse", () => {
  strictEqual(fileName("Fractions ½ / 분수: part 1", "chalkstream.json"), "Fractions-½-분수-part-1.chalkstream.json");
  strictEqual(fileName("../..", "chalkstream.json"), "board.chalkstream.json");
  strictEqual(fileName("", "chalkstream.json"), "board.chalkstream.json");
  strictEqual(fileName("x".repeat(200), "chalkstream.json").length, 60 + ".chalkstream.json".length);
});
