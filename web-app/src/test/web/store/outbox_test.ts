import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { limits } from "../../../main/web/protocol/contract.ts";
import { Outbox } from "../../../main/web/store/outbox.ts";
import { put } from "../support/samples.ts";

function outboxWith(operations: number): Outbox {
  const outbox = new Outbox();
  for (let i = 1; i <= operations; i++) {
    outbox.add([put(`e${i}`)]);
  }
  return outbox;
}

function sendable(outbox: Outbox): readonly number[] {
  return outbox.takeSendable().map(({ op }) => op);
}

Deno.test("E1 operations are numbered from 1 and sent once", () => {
  const outbox = outboxWith(3);
  deepStrictEqual(sendable(outbox), [1, 2, 3]);
  deepStrictEqual(sendable(outbox), []);
});

Deno.test("E1 an operation is kept until its outcome is known", () => {
  const outbox = outboxWith(2);
  strictEqual(outbox.settle(1)?.op, 1);
  strictEqual(outbox.settle(1), undefined);
  strictEqual(outbox.size, 1);
});

Deno.test("E2 at most opsInFlight operations are under way", () => {
  const outbox = outboxWith(limits.opsInFlight + 2);
  strictEqual(sendable(outbox).length, limits.opsInFlight);
  strictEqual(outbox.hasSent(limits.opsInFlight), true);
  strictEqual(outbox.hasSent(limits.opsInFlight + 1), false);
  outbox.settle(1);
  deepStrictEqual(sendable(outbox), [limits.opsInFlight + 1]);
});

Deno.test("E3 all that is kept is sent again and in order", () => {
  const outbox = outboxWith(4);
  sendable(outbox);
  outbox.settle(1);
  outbox.sendAgain();
  deepStrictEqual(sendable(outbox), [2, 3, 4]);
});

Deno.test("E5 after a gap operations are sent again from the expected one", () => {
  const outbox = outboxWith(4);
  sendable(outbox);
  strictEqual(outbox.gap(3, 2), "send");
  deepStrictEqual(sendable(outbox), [2, 3, 4]);
});

Deno.test("E5 the refusals of what was under way behind a gap cause no second sending", () => {
  const outbox = outboxWith(4);
  sendable(outbox);
  outbox.gap(3, 2);
  sendable(outbox);
  strictEqual(outbox.gap(4, 2), "none");
  deepStrictEqual(sendable(outbox), []);
});

Deno.test("E5 when the expected operation gets lost again, the connection is doubted", () => {
  const outbox = outboxWith(4);
  sendable(outbox);
  outbox.gap(3, 2);
  outbox.gap(4, 2);
  strictEqual(outbox.gap(3, 2), "reconnect");
});

Deno.test("E5 another gap later is closed as the first was", () => {
  const outbox = outboxWith(5);
  sendable(outbox);
  outbox.gap(3, 2);
  sendable(outbox);
  outbox.settle(2);
  strictEqual(outbox.gap(4, 3), "send");
  deepStrictEqual(sendable(outbox), [3, 4, 5]);
});

Deno.test("E5 a gap with nothing kept asks for nothing", () => {
  strictEqual(new Outbox().gap(3, 1), "none");
});

Deno.test("E5 forgotten numbers are renumbered, once a new connection has confirmed that they are", () => {
  const outbox = outboxWith(3);
  sendable(outbox);
  outbox.settle(1);
  strictEqual(outbox.gap(2, 1), "reconnect");
  outbox.sendAgain();
  sendable(outbox);
  strictEqual(outbox.gap(2, 1), "renumber");
});

Deno.test("E5 a refusal that was overtaken does not renumber later on", () => {
  const outbox = outboxWith(4);
  sendable(outbox);
  outbox.settle(1);
  strictEqual(outbox.gap(2, 1), "reconnect");
  outbox.settle(2);
  strictEqual(outbox.gap(3, 1), "reconnect");
});

Deno.test("E5 renumbering begins at 1, keeps the order and says what became of each number", () => {
  const outbox = outboxWith(4);
  outbox.settle(1);
  const changes = outbox.takeSendable().map((operation) => operation.changes);
  const newOp = outbox.renumber();
  const renumbered = outbox.takeSendable();
  deepStrictEqual(renumbered.map(({ op }) => op), [1, 2, 3]);
  deepStrictEqual(renumbered.map((operation) => operation.changes), changes);
  deepStrictEqual([1, 2, 4].map(newOp), [0, 1, 3]);
  strictEqual(outbox.last, 3);
});
