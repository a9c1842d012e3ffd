import { deepStrictEqual } from "node:assert/strict";
import { CursorSender } from "../../../main/web/awareness/cursor_sender.ts";
import { FakeClock } from "../support/fake_clock.ts";

function senderAndClock() {
  const clock = new FakeClock();
  const sent: { readonly at: number; readonly x: number }[] = [];
  const sender = new CursorSender(clock, ({ x }) => sent.push({ at: clock.now(), x }));
  return { clock, sender, sent };
}

Deno.test("A1 the first move goes out at once, of those within 33 ms the last", () => {
  const { clock, sender, sent } = senderAndClock();
  [1, 2, 3].forEach((x) => sender.move({ x, y: 0 }));
  clock.advance(33);
  deepStrictEqual(sent, [{ at: 0, x: 1 }, { at: 33, x: 3 }]);
});

Deno.test("A1 a cursor that moves on and on is sent each 33 ms at most", () => {
  const { clock, sender, sent } = senderAndClock();
  for (let x = 0; x < 100; x++) {
    sender.move({ x, y: 0 });
    clock.advance(1);
  }
  deepStrictEqual(sent.map(({ at }) => at), [0, 33, 66, 99]);
});

Deno.test("A1 a cursor that hasn't moved isn't sent", () => {
  const { clock, sender, sent } = senderAndClock();
  sender.move({ x: 1, y: 0 });
  sender.move({ x: 1, y: 0 });
  clock.advance(1_000);
  sender.move({ x: 1, y: 0 });
  clock.advance(1_000);
  deepStrictEqual(sent.map(({ x }) => x), [1]);
});

Deno.test("A1 after a rest the first move goes out at once again", () => {
  const { clock, sender, sent } = senderAndClock();
  sender.move({ x: 1, y: 0 });
  clock.advance(500);
  sender.move({ x: 2, y: 0 });
  deepStrictEqual(sent, [{ at: 0, x: 1 }, { at: 500, x: 2 }]);
});
