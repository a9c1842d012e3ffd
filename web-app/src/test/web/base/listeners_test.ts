import { deepStrictEqual } from "node:assert/strict";
import { Listeners } from "../../../main/web/base/listeners.ts";
import { reportedErrors } from "../support/reported_errors.ts";

Deno.test("a listener that fails doesn't silence the others, and its error is reported", () => {
  const listeners = new Listeners<number>();
  const received: number[] = [];
  listeners.add((value) => received.push(value));
  listeners.add(() => {
    throw new Error("broken");
  });
  listeners.add((value) => received.push(-value));
  const errors = reportedErrors(() => listeners.notify(1));
  deepStrictEqual(received, [1, -1]);
  deepStrictEqual(errors.map((error) => (error as Error).message), ["broken"]);
});

Deno.test("a removed listener is no longer called", () => {
  const listeners = new Listeners<number>();
  const received: number[] = [];
  const end = listeners.add((value) => received.push(value));
  listeners.notify(1);
  end();
  listeners.notify(2);
  deepStrictEqual(received, [1]);
});
