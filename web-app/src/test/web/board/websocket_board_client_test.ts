import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import type { BoardClient } from "../../../main/web/board/board.ts";
import { closeCodes, limits } from "../../../main/web/protocol/contract.ts";
import { inkPart, person } from "../support/awareness.ts";
import { stroke } from "../support/elements.ts";
import { settled } from "../support/fake_clock.ts";
import { epoch, event, gap, ownEvent, put, rectangle, remove, setX, xOf } from "../support/samples.ts";
import { joined, me } from "../support/client_world.ts";

Deno.test("an own change is notified before apply returns, and sent", async () => {
  const { client, events, changes, latest } = await joined();
  client.apply([put("f")]);
  deepStrictEqual(changes, [["f"]]);
  deepStrictEqual(events, ["pending"]);
  deepStrictEqual(latest().sent, [{ type: "op", op: 1, changes: [put("f")] }]);
});

Deno.test("the changes of one frame are one notification", async () => {
  const { client, changes, latest } = await joined();
  latest().receive(event(2, [put("f")]), event(3, [setX("e", 5)]), event(4, [remove("f")]));
  deepStrictEqual(changes, [["f", "e"]]);
  deepStrictEqual([...client.elements()], [rectangle("e", 5)]);
});

Deno.test("B6 changes that no gateway accepts are neither shown nor sent, and a notice says why", async () => {
  const { client, events, latest } = await joined();
  client.apply([setX("e", limits.coordinate + 1)]);
  strictEqual(xOf(client.get("e")), 0);
  deepStrictEqual(latest().sent, []);
  deepStrictEqual(events, [{ notice: "malformed" }]);
});

Deno.test("R5 changes that the board would refuse are neither shown nor sent, and a notice says why", async () => {
  const { client, events, latest } = await joined();
  latest().receive({ type: "welcome", protocol: 1, gateway: "g", role: "student" }, event(2, [{ kind: "freeze", on: true }]));
  deepStrictEqual(events, ["role", "board"]);
  client.apply([setX("e", 5)]);
  strictEqual(xOf(client.get("e")), 0);
  deepStrictEqual(latest().sent, []);
  deepStrictEqual(events.slice(2), [{ notice: "frozen" }]);
});

Deno.test("C9 E3 the next gateway gets the resume position, and again all operations without an outcome", async () => {
  const { client, sockets, latest } = await joined();
  const old = latest();
  old.receive({ type: "drain", closesInMs: 3_000 });
  await settled();
  client.apply([put("f")]);
  old.receive(event(2, [setX("e", 5)]));
  strictEqual(old.sent.length, 1);
  latest().welcome();
  strictEqual(sockets.length, 2);
  deepStrictEqual(latest().sent.filter(({ type }) => type === "hello" || type === "op"), [
    { type: "hello", protocol: 1, minor: 2, client: me, resume: { epoch, seq: 2 } },
    { type: "op", op: 1, changes: [put("f")] },
  ]);
});

Deno.test("B11 a change of the board's settings is an event", async () => {
  const { client, events, latest } = await joined();
  client.apply([{ kind: "rename", title: "Fractions" }]);
  deepStrictEqual(events, ["board", "pending"]);
  latest().receive(ownEvent(me, 1, 2, [{ kind: "rename", title: "Fractions" }]));
  deepStrictEqual(events, ["board", "pending", "pending"]);
  strictEqual(client.settings().title, "Fractions");
});

Deno.test("B12 nothing is done on a deleted board: it would begin another one", async () => {
  const { client, latest } = await joined();
  latest().receive(event(2, [{ kind: "delete" }]));
  client.apply([put("f")]);
  deepStrictEqual(latest().sent, []);
  deepStrictEqual([...client.elements()], []);
});

Deno.test("E3 what was drawn while the connection was lost is sent after it, the rest again", async () => {
  const { client, latest, reconnect } = await joined();
  client.apply([put("f")]);
  latest().lose();
  client.apply([put("g")]);
  strictEqual(client.pendingOps(), 2);
  await reconnect();
  deepStrictEqual(latest().sent, [
    { type: "hello", protocol: 1, minor: 2, client: me, resume: { epoch, seq: 1 } },
    { type: "op", op: 1, changes: [put("f")] },
    { type: "op", op: 2, changes: [put("g")] },
  ]);
});

Deno.test("E2 when an outcome makes room the next operation follows", async () => {
  const { client, latest } = await joined();
  for (let i = 0; i <= limits.opsInFlight; i++) {
    client.apply([put(`n${i}`)]);
  }
  strictEqual(latest().sent.length, limits.opsInFlight);
  latest().receive(ownEvent(me, 1, 2, [put("n0")]));
  strictEqual(latest().sent.length, limits.opsInFlight + 1);
});

Deno.test("O4 after a gap the client reconnects and resumes from the last event before it", async () => {
  const { latest, reconnect, sockets } = await joined();
  latest().receive(event(2, [put("f")]), event(4, [put("h")]));
  ok(sockets[0]!.closedByClient);
  await reconnect();
  const hello = latest().sent[0];
  deepStrictEqual(hello?.type === "hello" && hello.resume, { epoch, seq: 2 });
});

Deno.test("O4 nothing of a frame after a gap is taken for an outcome", async () => {
  const { client, latest } = await joined();
  client.apply([put("f")]);
  latest().receive(event(3, [put("h")]), { type: "accepted", op: 1 });
  strictEqual(client.pendingOps(), 1);
});

Deno.test("E5 forgotten numbers: a new client id, and everything once more from 1", async () => {
  const { client, latest, reconnect } = await joined();
  client.apply([put("f")]);
  client.apply([put("g")]);
  latest().receive(ownEvent(me, 1, 2, [put("f")]), gap(2, 1));
  await reconnect();
  latest().receive(gap(2, 1));
  await reconnect();
  strictEqual(client.clientId, "u-ana_c-2");
  const [hello, ...operations] = latest().sent;
  strictEqual(hello?.type === "hello" && hello.client, "u-ana_c-2");
  deepStrictEqual(operations, [{ type: "op", op: 1, changes: [put("g")] }]);
});

Deno.test("U3 an undo asked for while the connection is lost is sent after it", async () => {
  const { client, latest, reconnect } = await joined();
  latest().lose();
  client.undo();
  client.redo();
  await reconnect();
  deepStrictEqual(latest().sent.slice(1), [
    { type: "undo", request: 1, after: 0, epoch },
    { type: "redo", request: 2, after: 0, epoch },
  ]);
});

Deno.test("U12 a change of the history is an event", async () => {
  const { client, events, latest } = await joined();
  latest().receive({ type: "history", undo: 2, redo: 1 });
  latest().receive({ type: "history", undo: 2, redo: 1 });
  deepStrictEqual(client.history(), { undo: 2, redo: 1 });
  deepStrictEqual(events, ["history"]);
});

Deno.test("A2 a change of the others' awareness is an event", async () => {
  const { client, events, latest } = await joined();
  latest().receive({ type: "awareness", delta: { people: { "u-ben": person("Ben") } } });
  latest().receive({ type: "awareness", delta: { cursors: { "u-ben_1": [1, 2] } } });
  deepStrictEqual([...client.remote.cursors()].map(({ presence, value }) => [presence.name, value]), [["Ben", [1, 2]]]);
  deepStrictEqual(events, ["people", "awareness", "awareness"]);
});

Deno.test("A1 the person's awareness is sent again after a lost connection", async () => {
  const { clock, client, latest, reconnect } = await joined();
  client.announcer.point({ x: 1, y: 2 });
  latest().lose();
  await clock.pass(33);
  client.announcer.point({ x: 3, y: 4 });
  await reconnect();
  await clock.pass(33);
  deepStrictEqual(latest().sent.slice(1), [{ type: "cursor", at: [3, 4] }]);
});

Deno.test("A1 A5 a page of a hidden student sends as rarely as all others, though it sees nobody", async () => {
  const { clock, client, latest } = await joined();
  latest().receive({ type: "welcome", protocol: 1, minor: 2, gateway: "g", role: "student" }, event(2, [{ kind: "hide-students", on: true }]));
  latest().receive({ type: "awareness", delta: { tick: 80 } });
  latest().sent.length = 0;
  for (let x = 0; x < 200; x++) {
    client.announcer.laser({ x, y: 0 });
    clock.advance(1);
  }
  deepStrictEqual(latest().sent.map((message) => message.type === "laser" && message.at), [[0, 0], [79, 0], [159, 0]]);
});

const actions: Readonly<Record<string, (client: BoardClient) => void>> = {
  points: ({ announcer }) => announcer.point({ x: 1, y: 2 }),
  draws: ({ announcer }) => announcer.draw(stroke("s")),
  drags: ({ announcer }) => announcer.drag([["e", { x: 1, y: 2 }]]),
  "uses the laser pointer": ({ announcer }) => announcer.laser({ x: 1, y: 2 }),
  calls: ({ announcer }) => announcer.call([0, 0, 9, 9]),
  "changes the board": (client) => client.apply([put("f")]),
  undoes: (client) => client.undo(),
  redoes: (client) => client.redo(),
};

for (const [name, act] of Object.entries(actions)) {
  Deno.test(`A7 a page that comes back says that its person is idle, but for 60 s after the person ${name}`, async () => {
    const { client, rest, isIdleInHello } = await joined();
    await rest(60_000);
    ok(await isIdleInHello());
    act(client);
    await rest(55_000);
    ok(!await isIdleInHello());
    await rest(5_000);
    ok(await isIdleInHello());
  });
}

Deno.test("A7 a page that has just been loaded isn't idle", async () => {
  const { rest, isIdleInHello } = await joined();
  ok(!await isIdleInHello());
  await rest(50_000);
  ok(!await isIdleInHello());
});

Deno.test("A7 A8 a person who only follows somebody and is followed is idle", async () => {
  const { client, rest, isIdleInHello } = await joined();
  await rest(30_000);
  client.announcer.follow("u-ben");
  client.announcer.view([0, 0, 9, 9]);
  client.announcer.point(undefined);
  await rest(30_000);
  ok(await isIdleInHello());
});

Deno.test("A4 the ink of a stroke is gone when its event comes", async () => {
  const { client, latest } = await joined();
  const ink = inkPart("f", 0, 3);
  latest().receive({ type: "awareness", delta: { people: { "u-ben": person("Ben") }, inks: { "u-ben_1": ink } } });
  deepStrictEqual([...client.remote.inks()].map(({ value }) => value), [ink]);
  latest().receive(event(2, [put("f")]), { type: "awareness", delta: { inks: { "u-ben_1": null } } });
  deepStrictEqual([...client.remote.inks()], []);
});

Deno.test("A4 after too much at once a stroke begins with 0 again", async () => {
  const { clock, client, latest } = await joined();
  client.announcer.draw(stroke("s"));
  await clock.pass(100);
  latest().receive({ type: "error", code: "too-fast", message: "" });
  deepStrictEqual(latest().sent.map((message) => message.type === "ink" && message.ink?.from), [0, 0]);
});

Deno.test("A8 a teacher's call is an event", async () => {
  const { events, latest } = await joined();
  latest().receive({ type: "awareness", delta: { people: { "u-tea": person("Tea", "teacher") } } });
  latest().receive({ type: "awareness", delta: { calls: { "u-tea_1": { n: 1, area: [0, 0, 9, 9] } } } });
  deepStrictEqual(events.at(-1), { called: { user: "u-tea", client: "u-tea_1", area: [0, 0, 9, 9] } });
});

Deno.test("K10 a teacher's page may know other people than wait when it has come back, and when it is told", async () => {
  const { client, latest } = await joined();
  let told = 0;
  client.on((event) => told += event === "admission" ? 1 : 0);
  latest().receive({ type: "people-changed" });
  latest().receive({ type: "welcome", protocol: 1, gateway: "g", role: "teacher" });
  latest().receive({ type: "welcome", protocol: 1, gateway: "g", role: "student" });
  strictEqual(told, 2);
});

Deno.test("A9 a student forgets other students when a teacher hides them, a teacher doesn't", async () => {
  for (const role of ["student", "teacher"] as const) {
    const { client, latest } = await joined();
    latest().receive({ type: "welcome", protocol: 1, minor: 2, gateway: "g", role });
    latest().receive({ type: "awareness", delta: { people: { "u-ben": person("Ben"), "u-tea": person("Tea", "teacher") } } });
    latest().receive(event(2, [{ kind: "hide-students", on: true }]));
    deepStrictEqual([...client.remote.people().keys()], role === "teacher" ? ["u-ben", "u-tea"] : ["u-tea"]);
    ok(client.settings().studentsHidden);
    strictEqual(client.seesOnlyTeachers(), role === "student");
  }
});

Deno.test("C6 a rejection of the page by the server is a notice", async () => {
  const { client, events, latest } = await joined();
  latest().lose(closeCodes.protocol);
  strictEqual(client.connection(), "offline");
  deepStrictEqual(events, ["connection", { notice: "unsupported-protocol" }]);
});

Deno.test("V2 a page that is too old keeps what it hasn't sent, and takes no more changes", async () => {
  const { client, events, latest } = await joined();
  client.apply([put("f")]);
  ok(!client.isSafeToLeave());
  latest().lose(closeCodes.protocol);
  ok(client.isOutdated());
  client.apply([put("g")]);
  client.undo();
  ok(client.get("f") !== undefined);
  strictEqual(client.get("g"), undefined);
  strictEqual(client.pendingOps(), 1);
  ok(!client.isSafeToLeave());
  deepStrictEqual(events.at(-1), { notice: "unsupported-protocol" });
});

Deno.test("a removed listener is not called", async () => {
  const { client } = await joined();
  let received = 0;
  client.subscribe(() => received++)();
  client.on(() => received++)();
  client.apply([put("f")]);
  strictEqual(received, 0);
});

Deno.test("a closed client leaves no timer and no socket", async () => {
  const { clock, client, sockets } = await joined();
  client.announcer.laser({ x: 1, y: 1 });
  client.close();
  await clock.pass(60_000);
  strictEqual(sockets.length, 1);
  strictEqual(client.connection(), "offline");
});

Deno.test("K3 K4 the token is offered as a subprotocol, and the client id begins with the user's", async () => {
  const { client, protocols } = await joined();
  deepStrictEqual(protocols, [["chalkstream", "token.t-1"]]);
  strictEqual(client.clientId, me);
});

Deno.test("K5 an expired session is renewed and the connection resumes", async () => {
  const { clock, client, events, protocols, latest } = await joined();
  client.apply([put("f")]);
  latest().lose(closeCodes.expired);
  client.apply([put("g")]);
  await clock.pass(0);
  latest().welcome();
  deepStrictEqual(protocols[1], ["chalkstream", "token.t-2"]);
  deepStrictEqual(latest().sent, [
    { type: "hello", protocol: 1, minor: 2, client: me, resume: { epoch, seq: 1 } },
    { type: "op", op: 1, changes: [put("f")] },
    { type: "op", op: 2, changes: [put("g")] },
  ]);
  ok(!events.some((what) => typeof what === "object"));
});

Deno.test("K6 a revoked link ends the access, and the reason is an event", async () => {
  const { events, latest } = await joined();
  latest().lose(closeCodes.revoked);
  deepStrictEqual(events, ["connection", { noAccess: "revoked" }]);
});

Deno.test("C6 a full server is a notice", async () => {
  const { events, latest } = await joined();
  latest().lose(closeCodes.full);
  deepStrictEqual(events, ["connection", { notice: "too-many-connections" }]);
});

Deno.test("A7 a ping reports once an activity that no other message shows", async () => {
  const { client, clock, latest } = await joined();
  const pings = () => latest().sent.filter(({ type }) => type === "ping");
  await clock.pass(5_000);
  latest().receive({ type: "pong" });
  client.noteActivity();
  await clock.pass(5_000);
  latest().receive({ type: "pong" });
  await clock.pass(5_000);
  deepStrictEqual(pings(), [{ type: "ping" }, { type: "ping", active: true }, { type: "ping" }]);
});
