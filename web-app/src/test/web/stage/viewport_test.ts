import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { type Box, boxOf, encloses } from "../../../main/web/geometry/box.ts";
import { Viewport } from "../../../main/web/stage/viewport.ts";

function viewport(contents: readonly Box[]) {
  const quiet = { isBusy: () => false, isCalm: () => true, show: () => {}, lookedAround: () => {} };
  const made = new Viewport({ contents: () => contents, ...quiet });
  made.resize({ width: 1000, height: 700 });
  const sees = (box: Box) => encloses(boxOf(...made.area!), box);
  return { viewport: made, sees };
}

const lesson = [boxOf(0, 0, 900, 500), boxOf(200, 600, 1500, 400)];
const whole = boxOf(0, 0, 1700, 1000);
const dot = boxOf(28_000, 0, 4, 4);

Deno.test("newcomers see all of the board", () => {
  ok(viewport(lesson).sees(whole));
  ok(viewport([...lesson, boxOf(6000, 0, 4, 4)]).sees(boxOf(0, 0, 6004, 1000)));
});

Deno.test("newcomers see the lesson, large enough, whatever lies far away from it", () => {
  const { viewport: view, sees } = viewport([dot, ...lesson]);
  ok(sees(whole) && !sees(dot));
  ok(view.camera.zoom > 0.4);
});

Deno.test("who shows everything goes from part to part where they are too far apart, and is told where they are", () => {
  const { viewport: view, sees } = viewport([dot, ...lesson]);
  const seen = () => [view.fit(), sees(whole), sees(dot)];
  deepStrictEqual(seen(), [{ number: 2, count: 2 }, false, true]);
  deepStrictEqual(seen(), [{ number: 1, count: 2 }, true, false]);
  view.pan(9000, 0);
  deepStrictEqual(seen(), [{ number: 1, count: 2 }, true, false]);
});

Deno.test("where everything can be seen at once, there are no parts to be told of", () => {
  const { viewport: view, sees } = viewport(lesson);
  view.pan(9000, 0);
  strictEqual(view.fit(), undefined);
  ok(sees(whole));
  strictEqual(viewport([]).viewport.fit(), undefined);
});

Deno.test("whoever puts the first things on a board themselves goes on seeing what they see, and is shown what doesn't fit", () => {
  const contents: Box[] = [];
  const { viewport: made, sees } = viewport(contents);
  made.stay();
  contents.push(boxOf(0, 0, 100, 20_000));
  made.settle();
  ok(made.camera.zoom === 1);
  made.bringIntoView(boxOf(0, 0, 100, 100));
  ok(made.camera.zoom === 1);
  made.bringIntoView(boxOf(0, 0, 100, 5_000));
  ok(made.camera.zoom < 1 && sees(boxOf(0, 0, 100, 5_000)));
});
