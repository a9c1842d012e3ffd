import { strictEqual } from "node:assert/strict";
import { whenPageReturns } from "../../../main/web/board/page_events.ts";

Deno.test("C7 the connection is checked after sleep, a change of the network and the back-forward cache, by a visible page alone", () => {
  const window = new EventTarget();
  const document = Object.assign(new EventTarget(), { visibilityState: "hidden" });
  let checks = 0;
  whenPageReturns(window, document, () => checks++);
  const happen = () => {
    ["online", "offline", "pageshow"].forEach((kind) => window.dispatchEvent(new Event(kind)));
    ["visibilitychange", "resume"].forEach((kind) => document.dispatchEvent(new Event(kind)));
  };
  happen();
  strictEqual(checks, 0);
  document.visibilityState = "visible";
  happen();
  strictEqual(checks, 5);
});
