import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { closeCodes } from "../../../main/web/protocol/contract.ts";
import { online } from "../support/connection_world.ts";
import { settled } from "../support/fake_clock.ts";

/** A connection whose gateway has said that it stops, and the next socket, which isn't open yet. */
async function leaving() {
  const world = await online();
  const old = world.latest();
  old.receive({ type: "drain", closesInMs: 3_000 });
  await settled();
  world.log.length = old.sent.length = 0;
  return { ...world, old, next: world.latest() };
}

Deno.test("C9 the next socket is opened at once, and the old one goes on both ways", async () => {
  const { sockets, log, connection, old, next } = await leaving();
  strictEqual(sockets.length, 2);
  connection.send({ type: "cursor", at: [1, 1] });
  old.receive({ type: "accepted", op: 1 });
  deepStrictEqual(old.sent.map(({ type }) => type), ["cursor"]);
  deepStrictEqual(next.sent, []);
  deepStrictEqual(log, ["accepted"]);
  strictEqual(connection.state, "online");
});

Deno.test("C9 the next socket takes over with the welcome, and nobody sees that it does", async () => {
  const { log, connection, old, next } = await leaving();
  next.open();
  old.receive({ type: "accepted", op: 1 });
  connection.send({ type: "cursor", at: [1, 1] });
  deepStrictEqual([old.sent, next.sent].map((sent) => sent.map(({ type }) => type)), [["cursor"], ["hello"]]);
  strictEqual(old.closedByClient, false);

  next.receive({ type: "welcome", protocol: 1, gateway: "h", role: "teacher" }, { type: "accepted", op: 2 });
  strictEqual(old.closeCode, 1000);
  old.receive({ type: "accepted", op: 3 });
  connection.send({ type: "cursor", at: [2, 2] });
  deepStrictEqual(next.sent.map(({ type }) => type), ["hello", "cursor"]);
  deepStrictEqual(log, ["accepted", "welcomed", "welcome", "accepted"]);
  strictEqual(connection.state, "online");
});

Deno.test("C9 a gateway that turns the connection away after its hello harms nothing", async () => {
  const { clock, sockets, log, old, next } = await leaving();
  next.open();
  next.receive({ type: "error", code: "too-many-connections", message: "no" });
  next.lose(closeCodes.full);
  await clock.pass(250);
  strictEqual(sockets.length, 3);
  old.receive({ type: "accepted", op: 1 });
  deepStrictEqual(log, ["accepted"]);
});

Deno.test("C9 when the old socket is closed before the next welcome, that is waited for", async () => {
  const { sockets, log, old, next } = await leaving();
  next.open();
  old.lose(closeCodes.restart);
  next.receive({ type: "welcome", protocol: 1, gateway: "h", role: "teacher" });
  deepStrictEqual(next.sent.map(({ type }) => type), ["hello"]);
  deepStrictEqual(log, ["connecting", "online", "welcomed", "welcome"]);
  strictEqual(sockets.length, 2);
});

Deno.test("C9 the old socket is used while the next one can't be had, which is tried after the waits of C8", async () => {
  const { clock, sockets, log, tokens, connection, latest, old } = await leaving();
  clock.chance = 0.999;
  for (const bound of [250, 500, 1_000]) {
    const before = sockets.length;
    latest().lose();
    await clock.pass(0.998 * bound);
    strictEqual(sockets.length, before, `tried again too early for ${bound}`);
    await clock.pass(0.001 * bound);
    strictEqual(sockets.length, before + 1, `has not tried again after ${bound}`);
  }
  old.receive({ type: "accepted", op: 1 });
  connection.send({ type: "cursor", at: [1, 1] });
  deepStrictEqual(old.sent.map(({ type }) => type), ["cursor"]);
  deepStrictEqual(log, ["accepted"]);
  deepStrictEqual(tokens, ["t-1", "t-1", "t-2", "t-3", "t-4"]);
  latest().welcome();
  strictEqual(old.closeCode, 1000);
});

Deno.test("C9 a next socket without a welcome in 5 s is given up, and tried again", async () => {
  const { clock, sockets, old, next } = await leaving();
  await clock.pass(4_999);
  old.receive({ type: "pong" });
  strictEqual(sockets.length, 2);
  await clock.pass(251);
  strictEqual(next.closedByClient, true);
  strictEqual(sockets.length, 3);
});

for (const kind of ["unavailable", "unauthorised"] as const) {
  Deno.test(`C9 K2 the old socket is used while no token can be had (${kind})`, async () => {
    const { clock, sockets, log, admission, connection, latest } = await online();
    admission.failure = { kind };
    latest().receive({ type: "drain", closesInMs: 3_000 });
    await clock.pass(250);
    strictEqual(connection.state, "online");
    admission.failure = undefined;
    await clock.pass(2_000);
    strictEqual(sockets.length, 2);
    deepStrictEqual(log, ["drain"]);
  });
}

Deno.test("C9 when the old socket is closed first, the next one that is being opened is gone on with", async () => {
  const { clock, sockets, log, old, next } = await leaving();
  old.lose(closeCodes.restart);
  await clock.pass(5_000);
  strictEqual(sockets.length, 2);
  next.welcome();
  deepStrictEqual(log, ["connecting", "online", "welcomed", "welcome"]);
});

Deno.test("C9 when the old socket is closed while nothing is being opened, the connection comes back at once", async () => {
  const { clock, sockets, log, old, next } = await leaving();
  clock.chance = 0.999;
  next.lose();
  old.lose(closeCodes.restart);
  await settled();
  strictEqual(sockets.length, 3);
  deepStrictEqual(log, ["connecting"]);
  await clock.pass(1_000);
  strictEqual(sockets.length, 3);
});

Deno.test("C9 an attempt that was gone on with and fails comes back as any other", async () => {
  const { clock, sockets, log, old, next } = await leaving();
  old.lose(closeCodes.restart);
  next.lose();
  await clock.pass(250);
  strictEqual(sockets.length, 3);
  deepStrictEqual(log, ["connecting", "offline", "connecting"]);
});

Deno.test("C9 a drain message is about its own connection alone, and counts once", async () => {
  const { clock, sockets, old, next } = await leaving();
  clock.chance = 0.999;
  old.receive({ type: "drain", closesInMs: 3_000 });
  await settled();
  strictEqual(sockets.length, 2);
  next.welcome();
  next.lose(closeCodes.restart);
  await settled();
  strictEqual(sockets.length, 2);
});

Deno.test("C9 a gateway that stops soon after the last one is left as well", async () => {
  const { sockets, next, latest } = await leaving();
  next.welcome();
  next.receive({ type: "drain", closesInMs: 3_000 });
  await settled();
  latest().welcome();
  strictEqual(sockets.length, 3);
  strictEqual(next.closeCode, 1000);
});

Deno.test("C7 C9 the heartbeat goes on, on the old socket and then on the next one", async () => {
  const { clock, sockets, connection, old, next } = await leaving();
  await clock.pass(4_000);
  next.welcome();
  await clock.pass(4_999);
  deepStrictEqual([...old.sent, ...next.sent].map(({ type }) => type), ["hello"]);
  await clock.pass(1);
  strictEqual(next.sent.at(-1)?.type, "ping");
  await clock.pass(4_999);
  strictEqual(connection.state, "online");
  await clock.pass(1);
  strictEqual(connection.state, "offline");
  strictEqual(sockets.length, 2);
});

Deno.test("C9 K6 whose link is revoked meanwhile is turned away by the next gateway, if it is", async () => {
  const { log, old, next, sockets, clock } = await leaving();
  old.lose(closeCodes.revoked);
  next.welcome();
  next.lose(closeCodes.revoked);
  await clock.pass(60_000);
  strictEqual(sockets.length, 2);
  deepStrictEqual(log.slice(-2), ["offline", "rejected: revoked"]);
});

Deno.test("C9 a closed connection opens no next one", async () => {
  const { clock, sockets, connection, old, next } = await leaving();
  connection.close();
  next.open();
  await clock.pass(60_000);
  strictEqual(old.closedByClient && next.closedByClient, true);
  deepStrictEqual(next.sent, []);
  strictEqual(sockets.length, 2);
});

Deno.test("K5 a token that the next gateway takes for too old isn't offered again", async () => {
  const { clock, tokens, next } = await leaving();
  clock.chance = 0;
  next.open();
  next.lose(closeCodes.expired);
  await clock.pass(250);
  strictEqual(tokens.length, 3);
  strictEqual(tokens.indexOf(tokens.at(-1)!), 2);
});

Deno.test("K5 when the session ends before the next one is had, that isn't tried with its token", async () => {
  const { clock, tokens, old, next, sockets } = await leaving();
  clock.chance = 0;
  next.lose();
  old.lose(closeCodes.expired);
  await clock.pass(250);
  strictEqual(sockets.length, 3);
  strictEqual(tokens.indexOf(tokens.at(-1)!), tokens.length - 1);
});
