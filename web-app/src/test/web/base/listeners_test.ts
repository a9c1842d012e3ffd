import { deepStrictEqual } from "node:assert/strict";
import { Listeners } from "../../../main/web/base/listeners.ts";
import { reportedErrors } from "../support/reported_errors.ts";

Deno.test("a listener that fails doesn't silence the others, and its error is reported", () => {
  const listeners = new Listeners<number>();
  const heard: number[] = [];
  listeners.add((news) => heard.push(news));
  listeners.add(() => {
    throw new Error("broken");
  });
  listeners.add((news) => heard.push(-news));
  const errors = reportedErrors(() => listeners.notify(1));
  deepStrictEqual(heard, [1, -1]);
  deepStrictEqual(errors.map((error) => (error as Error).message), ["broken"]);
});

Deno.test("whoever has unsubscribed hears nothing any more", () => {
  const listeners = new Listeners<number>();
  const heard: number[] = [];
  const end = listeners.add((news) => heard.push(news));
  listeners.notify(1);
  end();
  listeners.notify(2);
  deepStrictEqual(heard, [1]);
});
