import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { Cursors } from "../../../main/web/awareness/cursors.ts";
import { FakeClock } from "../support/fake_clock.ts";

function pointer(client: string, x = 0) {
  return { client, user: "u", name: "Name", x, y: 0 };
}

function cursorsAndClock() {
  const clock = new FakeClock();
  let changes = 0;
  const cursors = new Cursors(clock, () => changes++);
  return { clock, cursors, clients: () => [...cursors.all()].map(({ client }) => client), changes: () => changes };
}

Deno.test("A2 each cursor is at its newest place, one's own isn't shown, one that left is gone", () => {
  const { cursors, clients } = cursorsAndClock();
  cursors.receive({ type: "awareness", moved: [pointer("a"), pointer("b"), pointer("me")], left: [] }, "me");
  cursors.receive({ type: "awareness", moved: [pointer("a", 5)], left: ["b"] }, "me");
  deepStrictEqual([...cursors.all()], [pointer("a", 5)]);
  deepStrictEqual(clients(), ["a"]);
});

Deno.test("A3 a cursor that hasn't moved for 10 s is shown no longer", () => {
  const { clock, cursors, clients, changes } = cursorsAndClock();
  cursors.receive({ type: "awareness", moved: [pointer("a"), pointer("b")], left: [] }, "me");
  clock.advance(6_000);
  cursors.receive({ type: "awareness", moved: [pointer("a")], left: [] }, "me");
  clock.advance(3_999);
  deepStrictEqual(clients(), ["b", "a"]);
  clock.advance(1);
  deepStrictEqual(clients(), ["a"]);
  strictEqual(changes(), 3);
  clock.advance(6_000);
  deepStrictEqual(clients(), []);
});
