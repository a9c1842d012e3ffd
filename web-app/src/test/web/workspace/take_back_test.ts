import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { changersOf, countOf } from "../../../main/web/workspace/changers.ts";
import { person } from "../support/awareness.ts";

const author = (user: string, name: string, changes = 12) => ({ user, name, changes, lastAt: 1, recent: [0, 3, 3, changes] });

Deno.test("U16 everybody of the history can be chosen, told apart from those of the same name", () => {
  const here = new Map([["u-1", { ...person("Ben"), since: 20, colour: 3 }]]);
  const found = changersOf([author("u-2", "Ben"), author("u-1", "ben (old name)")], [{ user: "u-3", name: "Cho" }], here);
  deepStrictEqual(found.map(({ user, label, colour, author }) => [user, label, colour, author?.changes]), [
    ["u-2", "Ben (2)", undefined, 12],
    ["u-1", "Ben", 3, 12],
    ["u-3", "Cho", undefined, undefined],
  ]);
});

Deno.test("U16 how much would be taken back is known before", () => {
  const ben = author("u-1", "Ben");
  strictEqual(countOf({ last: 10 }, ben), 10);
  strictEqual(countOf({ last: 100 }, ben), 12);
  strictEqual(countOf({ minutes: 1 }, ben), 0);
  strictEqual(countOf({ minutes: 15 }, ben), 3);
  strictEqual(countOf({ minutes: 60 }, undefined), undefined);
});
