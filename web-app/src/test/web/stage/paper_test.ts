import { ok, strictEqual } from "node:assert/strict";
import { papers } from "../../../main/web/protocol/contract.ts";
import { paperBackground } from "../../../main/web/stage/paper.ts";

for (const paper of papers.filter((each) => each !== "plain")) {
  Deno.test(`the paper ${paper} moves with the board, grows with it, and is never too dense`, () => {
    const [here, there] = [paperBackground(paper, { x: 0, y: 0, zoom: 1 }), paperBackground(paper, { x: 7, y: 5, zoom: 1 })];
    ok(here !== there && here !== paperBackground(paper, { x: 0, y: 0, zoom: 2 }));
    for (const zoom of [0.05, 0.1, 0.5, 1, 8]) {
      const widths = [...paperBackground(paper, { x: 0, y: 0, zoom }).matchAll(/\/ ([\d.]+)px [\d.]+px/g)].map(([, width]) => Number(width));
      ok(widths.every((width) => width >= 14), `${zoom}: ${widths}`);
    }
  });
}

Deno.test("plain paper has nothing but its colour, and a paper of a later release looks like the usual one", () => {
  strictEqual(paperBackground("plain", { x: 3, y: 4, zoom: 1 }), "var(--board)");
  const camera = { x: 3, y: 4, zoom: 1 };
  ok(paperBackground("graph" as never, camera).includes("radial-gradient"));
});
