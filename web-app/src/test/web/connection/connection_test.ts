import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { Connection } from "../../../main/web/connection/connection.ts";
import { closeCodes } from "../../../main/web/protocol/facts.ts";
import { FakeClock } from "../support/fake_clock.ts";
import { FakeSocket } from "../support/fake_socket.ts";

function connectionAndWorld() {
  const clock = new FakeClock();
  const sockets: FakeSocket[] = [];
  const log: string[] = [];
  const open = () => {
    const socket = new FakeSocket();
    sockets.push(socket);
    return socket;
  };
  const connection = new Connection(open, clock, {
    hello: () => ({ type: "hello", protocol: 1, client: "c", user: "u", name: "N" }),
    welcomed: () => log.push("welcomed"),
    received: (messages) => log.push(...messages.map(({ type }) => type)),
    changed: (state) => log.push(state),
    turnedAway: () => log.push("turned away"),
  });
  connection.start();
  return { clock, sockets, log, connection, latest: () => sockets.at(-1)! };
}

function online() {
  const world = connectionAndWorld();
  world.latest().welcome();
  world.log.length = 0;
  return world;
}

Deno.test("C2 hello is the first message, and welcome makes the connection", () => {
  const { log, connection, latest } = connectionAndWorld();
  connection.send({ type: "cursor", x: 1, y: 1 });
  latest().open();
  deepStrictEqual(latest().sent.map(({ type }) => type), ["hello"]);
  strictEqual(connection.state, "connecting");
  latest().receive({ type: "welcome", protocol: 1, gateway: "g", role: "teacher" });
  strictEqual(connection.state, "online");
  deepStrictEqual(log, ["connecting", "online", "welcomed", "welcome"]);
});

Deno.test("C1 a frame of several messages is received as one", () => {
  const { log, latest } = online();
  latest().receive({ type: "pong" }, { type: "accepted", op: 1 });
  deepStrictEqual(log, ["pong", "accepted"]);
});

for (const [name, code] of Object.entries({ ...closeCodes, lost: 1006, "of another range": 4200 })) {
  if (name === "protocol") {
    continue;
  }
  Deno.test(`C6 a connection closed with ${code} (${name}) comes back`, () => {
    const { clock, sockets, latest } = online();
    latest().lose(code);
    clock.advance(250);
    strictEqual(sockets.length, 2);
  });
}

Deno.test("C6 a connection closed with 4100 does not come back, whatever happens", () => {
  const { clock, sockets, log, connection, latest } = online();
  latest().lose(closeCodes.protocol);
  clock.advance(60_000);
  connection.probe();
  strictEqual(sockets.length, 1);
  deepStrictEqual(log, ["offline", "turned away"]);
});

Deno.test("C8 the wait is a random part of 250 ms, doubling to at most 5 s", () => {
  const { clock, sockets, latest } = connectionAndWorld();
  clock.chance = 0.999;
  for (const bound of [250, 500, 1_000, 2_000, 4_000, 5_000, 5_000]) {
    const before = sockets.length;
    latest().lose();
    clock.advance(0.998 * bound);
    strictEqual(sockets.length, before, `came back too early for ${bound}`);
    clock.advance(0.001 * bound);
    strictEqual(sockets.length, before + 1, `has not come back after ${bound}`);
  }
});

Deno.test("C8 a connection that lasted makes the next wait short again, a short one doesn't", () => {
  const { clock, sockets, latest } = connectionAndWorld();
  clock.chance = 0.999;
  const loseAfter = (milliseconds: number) => {
    latest().welcome();
    clock.advance(milliseconds);
    latest().lose();
    const before = sockets.length;
    clock.advance(250);
    return sockets.length > before;
  };
  strictEqual(loseAfter(100), true);
  strictEqual(loseAfter(100), false);
  clock.advance(250);
  strictEqual(loseAfter(5_000), true);
});

Deno.test("C8 a connection that was short doesn't make waits short afterwards", () => {
  const { clock, sockets, latest } = connectionAndWorld();
  clock.chance = 0.999;
  latest().welcome();
  for (const wait of [250, 500, 1_000, 2_000, 4_000]) {
    latest().lose();
    clock.advance(wait);
  }
  const before = sockets.length;
  latest().lose();
  clock.advance(4_000);
  strictEqual(sockets.length, before);
});

Deno.test("C7 a quiet connection is asked every 5 s and stays when it answers", () => {
  const { clock, sockets, latest } = online();
  for (let i = 0; i < 5; i++) {
    clock.advance(5_000);
    latest().receive({ type: "pong" });
  }
  strictEqual(latest().sent.filter(({ type }) => type === "ping").length, 5);
  strictEqual(sockets.length, 1);
});

Deno.test("C7 a connection that is silent for 10 s is lost", () => {
  const { clock, log, connection, latest } = online();
  clock.advance(9_999);
  strictEqual(connection.state, "online");
  const dead = latest();
  clock.advance(1);
  strictEqual(connection.state, "offline");
  ok(dead.closedByClient);
  deepStrictEqual(log, ["offline"]);
});

Deno.test("C7 a connection that never gets a welcome is lost after 10 s too", () => {
  const { clock, sockets } = connectionAndWorld();
  clock.advance(10_000 + 250);
  strictEqual(sockets.length, 2);
});

Deno.test("C7 late timers of a hidden page are not taken for silence", () => {
  const { clock, sockets, latest } = online();
  for (let i = 0; i < 3; i++) {
    clock.sleep(60_000);
    latest().receive({ type: "pong" });
  }
  strictEqual(sockets.length, 1);
});

Deno.test("C7 after late timers a dead connection is noticed in 5 s", () => {
  const { clock, connection } = online();
  clock.sleep(60_000);
  strictEqual(connection.state, "online");
  clock.advance(5_000);
  strictEqual(connection.state, "offline");
});

Deno.test("C8 a sign of the network brings a waiting client back at once", () => {
  const { clock, sockets, connection, latest } = connectionAndWorld();
  latest().lose();
  connection.probe();
  strictEqual(sockets.length, 2);
  clock.advance(9_000);
  strictEqual(sockets.length, 2);
});

Deno.test("C7 a sign of the network has an open connection asked, and given up after 2 s", () => {
  const { clock, connection, latest } = online();
  connection.probe();
  strictEqual(latest().sent.at(-1)?.type, "ping");
  latest().receive({ type: "pong" });
  clock.advance(2_000);
  strictEqual(connection.state, "online");
  connection.probe();
  clock.advance(2_000);
  strictEqual(connection.state, "offline");
});

Deno.test("a socket that was given up is not listened to", () => {
  const { clock, log, connection, sockets } = online();
  const old = sockets[0]!;
  connection.reconnect();
  clock.advance(250);
  log.length = 0;
  old.receive({ type: "pong" });
  old.lose(closeCodes.protocol);
  deepStrictEqual(log, []);
});

Deno.test("a closed connection stays closed", () => {
  const { clock, sockets, connection, latest } = online();
  connection.close();
  connection.probe();
  clock.advance(60_000);
  ok(latest().closedByClient);
  strictEqual(sockets.length, 1);
  strictEqual(connection.state, "offline");
});
