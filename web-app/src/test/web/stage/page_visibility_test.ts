import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { repaintAfterLoss } from "../../../main/web/stage/canvas_restore.ts";
import { watchSoftKeyboard, wayIntoView } from "../../../main/web/stage/soft_keyboard.ts";

Deno.test("the board is painted again after a canvas was discarded, and when its page is seen again", () => {
  const canvas = new EventTarget();
  const page = Object.assign(new EventTarget(), { visibilityState: "visible" });
  let painted = 0;
  repaintAfterLoss([canvas], page, () => painted++);
  canvas.dispatchEvent(new Event("contextrestored"));
  page.visibilityState = "hidden";
  page.dispatchEvent(new Event("visibilitychange"));
  strictEqual(painted, 1);
  page.visibilityState = "visible";
  page.dispatchEvent(new Event("visibilitychange"));
  strictEqual(painted, 2);
});

Deno.test("what is written moves just so far that a soft keyboard doesn't cover it, and its beginning stays visible", () => {
  const visible = { top: 0, bottom: 300 };
  strictEqual(wayIntoView({ top: 100, bottom: 200 }, visible), 0);
  strictEqual(wayIntoView({ top: 250, bottom: 350 }, visible), -62);
  strictEqual(wayIntoView({ top: 100, bottom: 900 }, visible), -88);
  strictEqual(wayIntoView({ top: -50, bottom: 50 }, visible), 62);
});

Deno.test("a soft keyboard's height is known to the style sheet, and what is left of the page to the board", () => {
  const visual = Object.assign(new EventTarget(), { height: 700, offsetTop: 0 });
  const style = new Map<string, string>();
  const page = {
    innerHeight: 700,
    visualViewport: visual,
    document: { documentElement: { style: { setProperty: (name: string, value: string) => style.set(name, value) } } },
  };
  const seen: unknown[] = [];
  watchSoftKeyboard(page as unknown as Window, (visible) => seen.push(visible));
  visual.height = 400;
  visual.dispatchEvent(new Event("resize"));
  deepStrictEqual([style.get("--keyboard"), seen], ["300px", [{ top: 0, bottom: 400 }]]);
});
