import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { closeCodes } from "../../../main/web/protocol/contract.ts";
import { connectionAndWorld, online } from "../support/connection_world.ts";
import { FakeAdmission } from "../support/fake_admission.ts";
import { settled } from "../support/fake_clock.ts";

Deno.test("C2 hello is the first message, and welcome makes the connection", async () => {
  const { log, connection, latest } = await connectionAndWorld();
  connection.send({ type: "cursor", at: [1, 1] });
  latest().open();
  deepStrictEqual(latest().sent.map(({ type }) => type), ["hello"]);
  strictEqual(connection.state, "connecting");
  latest().receive({ type: "welcome", protocol: 1, minor: 2, gateway: "g", role: "teacher" });
  strictEqual(connection.state, "online");
  deepStrictEqual(log, ["connecting", "online", "welcomed", "welcome"]);
});

Deno.test("C1 a frame of several messages is received as one", async () => {
  const { log, latest } = await online();
  latest().receive({ type: "pong" }, { type: "accepted", op: 1 });
  deepStrictEqual(log, ["pong", "accepted"]);
});

for (const [name, code] of Object.entries({ ...closeCodes, lost: 1006, "of another range": 4200 })) {
  if (["protocol", "revoked", "removed", "expired"].includes(name)) {
    continue;
  }
  Deno.test(`C6 a connection closed with ${code} (${name}) comes back`, async () => {
    const { clock, sockets, latest } = await online();
    latest().lose(code);
    await clock.pass(250);
    strictEqual(sockets.length, 2);
  });
}

Deno.test("C6 a connection closed with 4100 does not come back, whatever happens", async () => {
  const { clock, sockets, log, connection, latest } = await online();
  latest().lose(closeCodes.protocol);
  await clock.pass(60_000);
  connection.probe();
  strictEqual(sockets.length, 1);
  deepStrictEqual(log, ["offline", "rejected: unsupported-protocol"]);
});

Deno.test("C8 the wait is a random part of 250 ms, doubling to at most 5 s", async () => {
  const { clock, sockets, latest } = await connectionAndWorld();
  clock.chance = 0.999;
  for (const bound of [250, 500, 1_000, 2_000, 4_000, 5_000, 5_000]) {
    const before = sockets.length;
    latest().lose();
    await clock.pass(0.998 * bound);
    strictEqual(sockets.length, before, `came back too early for ${bound}`);
    await clock.pass(0.001 * bound);
    strictEqual(sockets.length, before + 1, `has not come back after ${bound}`);
  }
});

Deno.test("C8 a connection that lasted makes the next wait short again, a short one doesn't", async () => {
  const { clock, sockets, latest } = await connectionAndWorld();
  clock.chance = 0.999;
  const loseAfter = async (milliseconds: number) => {
    latest().welcome();
    await clock.pass(milliseconds);
    latest().lose();
    const before = sockets.length;
    await clock.pass(250);
    return sockets.length > before;
  };
  strictEqual(await loseAfter(100), true);
  strictEqual(await loseAfter(100), false);
  await clock.pass(250);
  strictEqual(await loseAfter(5_000), true);
});

Deno.test("C8 a connection that was short doesn't make waits short afterwards", async () => {
  const { clock, sockets, latest } = await connectionAndWorld();
  clock.chance = 0.999;
  latest().welcome();
  for (const wait of [250, 500, 1_000, 2_000, 4_000]) {
    latest().lose();
    await clock.pass(wait);
  }
  const before = sockets.length;
  latest().lose();
  await clock.pass(4_000);
  strictEqual(sockets.length, before);
});

Deno.test("C7 a quiet connection is asked every 5 s and stays when it answers", async () => {
  const { clock, sockets, latest } = await online();
  for (let i = 0; i < 5; i++) {
    await clock.pass(5_000);
    latest().receive({ type: "pong" });
  }
  strictEqual(latest().sent.filter(({ type }) => type === "ping").length, 5);
  strictEqual(sockets.length, 1);
});

Deno.test("C7 a connection that is silent for 10 s is lost", async () => {
  const { clock, log, connection, latest } = await online();
  await clock.pass(9_999);
  strictEqual(connection.state, "online");
  const dead = latest();
  await clock.pass(1);
  strictEqual(connection.state, "offline");
  ok(dead.closedByClient);
  deepStrictEqual(log, ["offline"]);
});

Deno.test("C7 a large board may be on its way for 60 s after the welcome, but not for longer", async () => {
  const { clock, world, sockets, connection, latest } = await connectionAndWorld();
  world.isLoading = true;
  latest().welcome();
  await clock.pass(59_000);
  strictEqual(connection.state, "online");
  world.isLoading = false;
  latest().receive({ type: "pong" });
  await clock.pass(9_999);
  strictEqual(sockets.length, 1);
  await clock.pass(1);
  strictEqual(connection.state, "offline");
});

Deno.test("C7 a dead connection is noticed while the board is loading, too", async () => {
  const { clock, world, connection, latest } = await connectionAndWorld();
  world.isLoading = true;
  latest().welcome();
  await clock.pass(60_000);
  strictEqual(connection.state, "offline");
});

Deno.test("C7 J5 each part of a snapshot is a sign of life, however long all of them take", async () => {
  const { clock, sockets, log, connection, world, latest } = await connectionAndWorld();
  world.isLoading = true;
  latest().welcome();
  const snapshot = new TextEncoder().encode('{"type":"snapshot","filler":"가나다라"}');
  latest().receive({ type: "snapshot-begin", bytes: snapshot.length });
  strictEqual(connection.progress, 0);
  for (let i = 0; i < snapshot.length; i++) {
    await clock.pass(9_000);
    ok(connection.progress! < 1);
    latest().receiveBytes(snapshot.subarray(i, i + 1));
  }
  strictEqual(sockets.length, 1);
  strictEqual(connection.progress, undefined);
  deepStrictEqual(log.slice(-2), ["snapshot-begin", "snapshot"]);
});

Deno.test("C7 J5 a connection whose parts stop coming is lost after 10 s", async () => {
  const { clock, connection, world, latest } = await connectionAndWorld();
  world.isLoading = true;
  latest().welcome();
  latest().receive({ type: "snapshot-begin", bytes: 1_000 });
  latest().receiveBytes(new Uint8Array(10));
  strictEqual(connection.progress, 0.01);
  await clock.pass(10_000);
  strictEqual(connection.state, "offline");
  strictEqual(connection.progress, undefined);
});

Deno.test("J5 parts that nothing has announced are passed over", async () => {
  const { log, connection, latest } = await online();
  latest().receiveBytes(new Uint8Array(10));
  latest().receive({ type: "pong" });
  deepStrictEqual([log, connection.state], [["pong"], "online"]);
});

Deno.test("C7 a connection that never gets a welcome is lost after 10 s too", async () => {
  const { clock, sockets } = await connectionAndWorld();
  await clock.pass(10_000 + 250);
  strictEqual(sockets.length, 2);
});

Deno.test("C7 late timers of a hidden page are not taken for silence", async () => {
  const { clock, sockets, latest } = await online();
  for (let i = 0; i < 3; i++) {
    clock.sleep(60_000);
    latest().receive({ type: "pong" });
  }
  strictEqual(sockets.length, 1);
});

Deno.test("C7 after late timers a dead connection is noticed in 5 s", async () => {
  const { clock, connection } = await online();
  clock.sleep(60_000);
  strictEqual(connection.state, "online");
  await clock.pass(5_000);
  strictEqual(connection.state, "offline");
});

Deno.test("C8 a sign of the network brings a waiting client back at once", async () => {
  const { clock, sockets, connection, latest } = await connectionAndWorld();
  latest().lose();
  connection.probe();
  await settled();
  strictEqual(sockets.length, 2);
  await clock.pass(9_000);
  strictEqual(sockets.length, 2);
});

Deno.test("C7 a sign of the network has an open connection asked, and given up after 2 s", async () => {
  const { clock, connection, latest } = await online();
  connection.probe();
  strictEqual(latest().sent.at(-1)?.type, "ping");
  latest().receive({ type: "pong" });
  await clock.pass(2_000);
  strictEqual(connection.state, "online");
  connection.probe();
  await clock.pass(2_000);
  strictEqual(connection.state, "offline");
});

Deno.test("a socket that was given up is not listened to", async () => {
  const { clock, log, connection, sockets } = await online();
  const old = sockets[0]!;
  connection.reconnect();
  await clock.pass(250);
  log.length = 0;
  old.receive({ type: "pong" });
  old.lose(closeCodes.protocol);
  deepStrictEqual(log, []);
});

Deno.test("a closed connection stays closed", async () => {
  const { clock, sockets, connection, latest } = await online();
  connection.close();
  connection.probe();
  await clock.pass(60_000);
  ok(latest().closedByClient);
  strictEqual(sockets.length, 1);
  strictEqual(connection.state, "offline");
});

Deno.test("C6 a full server is reported, and the connection comes back", async () => {
  const { clock, sockets, log, latest } = await online();
  latest().lose(closeCodes.full);
  await clock.pass(250);
  strictEqual(sockets.length, 2);
  deepStrictEqual(log, ["offline", "full", "connecting"]);
});

Deno.test("K5 after the session's time the connection comes back at once, with another token", async () => {
  const { clock, tokens, log, latest } = await online();
  latest().lose(closeCodes.expired);
  await clock.pass(0);
  latest().welcome();
  deepStrictEqual(tokens, ["t-1", "t-2"]);
  deepStrictEqual(log, ["connecting", "online", "welcomed", "welcome"]);
});

Deno.test("K5 C8 sessions that are over again and again don't bring the connection back without any wait", async () => {
  const { clock, sockets, latest } = await online();
  latest().lose(closeCodes.expired);
  await clock.pass(0);
  latest().welcome();
  latest().lose(closeCodes.expired);
  await clock.pass(0);
  strictEqual(sockets.length, 2);
  await clock.pass(500);
  strictEqual(sockets.length, 3);
});

Deno.test("K3 an attempt that failed before it opened is followed by one with another token", async () => {
  const { clock, tokens, latest } = await connectionAndWorld();
  latest().lose();
  await clock.pass(250);
  latest().open();
  latest().lose();
  await clock.pass(500);
  deepStrictEqual(tokens, ["t-1", "t-2", "t-2"]);
});

for (const why of ["unauthorised", "revoked"] as const) {
  Deno.test(`K2 a client that gets no session any more (${why}) stays away`, async () => {
    const { clock, sockets, log, admission, connection, latest } = await online();
    admission.failure = { kind: why };
    latest().lose(closeCodes.expired);
    await clock.pass(60_000);
    connection.probe();
    await clock.pass(60_000);
    strictEqual(sockets.length, 1);
    deepStrictEqual(log, ["connecting", "offline", `rejected: ${why}`]);
  });
}

for (const kind of ["unavailable", "malformed"] as const) {
  Deno.test(`C8 a session that can't be had at the moment (${kind}) is asked for again, as a lost connection`, async () => {
    const { clock, sockets, log, admission, latest } = await online();
    admission.failure = { kind };
    latest().lose(closeCodes.expired);
    await clock.pass(4_000);
    strictEqual(sockets.length, 1);
    ok(admission.asked > 2);
    admission.failure = undefined;
    await clock.pass(5_000);
    strictEqual(sockets.length, 2);
    ok(!log.some((line) => line.startsWith("turned away")));
  });
}

Deno.test("C6 K6 whose link has been revoked stays away", async () => {
  const { clock, sockets, log, latest } = await online();
  latest().lose(closeCodes.revoked);
  await clock.pass(60_000);
  strictEqual(sockets.length, 1);
  deepStrictEqual(log, ["offline", "rejected: revoked"]);
});

Deno.test("C6 K10 whom a teacher has removed stays away", async () => {
  const { clock, sockets, log, latest } = await online();
  latest().lose(closeCodes.removed);
  await clock.pass(60_000);
  strictEqual(sockets.length, 1);
  deepStrictEqual(log, ["offline", "rejected: removed"]);
});

Deno.test("K6 who knows a newer link comes back at once when the older one is revoked", async () => {
  const { clock, tokens, log, admission, latest } = await online();
  admission.isLinkReplaced = true;
  latest().lose(closeCodes.revoked);
  await clock.pass(0);
  deepStrictEqual(tokens, ["t-1", "t-2"]);
  deepStrictEqual(log, ["connecting"]);
});

Deno.test("a connection that is closed while it waits for a token stays closed", async () => {
  const admission = new FakeAdmission();
  admission.isSlow = true;
  const { clock, sockets, connection } = await connectionAndWorld(admission);
  connection.close();
  admission.give();
  await clock.pass(60_000);
  strictEqual(sockets.length, 0);
  strictEqual(connection.state, "offline");
});

Deno.test("an attempt that was given up opens nothing, and none runs twice", async () => {
  const admission = new FakeAdmission();
  admission.isSlow = true;
  const { clock, sockets, connection } = await connectionAndWorld(admission);
  connection.probe();
  strictEqual(admission.asked, 1);
  connection.reconnect();
  await clock.pass(250);
  strictEqual(admission.asked, 2);
  admission.give();
  await settled();
  strictEqual(sockets.length, 1);
});

Deno.test("C7 a token that doesn't come in 10 s is asked for again", async () => {
  const admission = new FakeAdmission();
  admission.isSlow = true;
  const { clock, connection } = await connectionAndWorld(admission);
  await clock.pass(9_999);
  strictEqual(connection.state, "connecting");
  await clock.pass(251);
  strictEqual(admission.asked, 2);
});
