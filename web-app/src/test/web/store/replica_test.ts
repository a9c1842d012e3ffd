import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { type Change, protocolVersion } from "../../../main/web/protocol/contract.ts";
import { Replica } from "../../../main/web/store/replica.ts";
import { comment } from "../support/elements.ts";
import { quietReplica } from "../support/quiet_replica.ts";
import { epoch, event, gap, ownEvent, put, rectangle, refusedOp, remove, setX, snapshot, xOf } from "../support/samples.ts";

const me = "c-ana";
const ana = "u-ana";

function replicaAt(seq: number, ...ids: readonly string[]) {
  const notices: string[] = [];
  const replica = new Replica(me, ana, { ...quietReplica, notice: (notice) => notices.push(notice) });
  replica.receive(snapshot(seq, ids.map((id) => rectangle(id))));
  return { replica, notices };
}

Deno.test("E1 an own change is seen at once and kept", () => {
  const { replica } = replicaAt(1);
  replica.apply([put("e", 5)]);
  strictEqual(xOf(replica.store.get("e")), 5);
  strictEqual(replica.pendingOps, 1);
  deepStrictEqual(replica.takeSendable(), [{ type: "op", op: 1, changes: [put("e", 5)] }]);
});

Deno.test("E1 the event with the own client and op is the outcome", () => {
  const { replica } = replicaAt(1);
  replica.apply([put("e", 5)]);
  replica.receive(ownEvent(me, 1, 2, [put("e", 5)]));
  strictEqual(replica.pendingOps, 0);
  deepStrictEqual([...replica.store.elements()], [rectangle("e", 5)]);
});

Deno.test("E1 somebody else's event with the same op is not the outcome", () => {
  const { replica } = replicaAt(1);
  replica.apply([put("e")]);
  replica.receive(ownEvent("c-ben", 1, 2, [put("f")]));
  strictEqual(replica.pendingOps, 1);
});

Deno.test("U11 the event of an own undo is not the outcome of the operation with its number", () => {
  const { replica } = replicaAt(1, "f");
  replica.apply([put("e")]);
  replica.receive({ ...ownEvent(me, 1, 2, [setX("f", 3)]), reverses: { direction: "undo", seq: 1 } });
  strictEqual(replica.pendingOps, 1);
  strictEqual(xOf(replica.store.get("f")), 3);
});

Deno.test("E1 an event that is dropped as old is still an outcome", () => {
  const { replica } = replicaAt(1);
  replica.apply([put("e")]);
  replica.receive(snapshot(7, [rectangle("e"), rectangle("f")]));
  replica.receive(ownEvent(me, 1, 5, [put("e")]));
  strictEqual(replica.pendingOps, 0);
  strictEqual(replica.store.position?.seq, 7);
});

Deno.test("E4 accepted is an outcome", () => {
  const { replica } = replicaAt(1);
  replica.apply([put("e")]);
  replica.receive(snapshot(2, [rectangle("e")]));
  replica.receive({ type: "accepted", op: 1 });
  strictEqual(replica.pendingOps, 0);
  deepStrictEqual([...replica.store.elements()], [rectangle("e")]);
});

Deno.test("E1 a refused operation is withdrawn, and a notice says why", () => {
  const { replica, notices } = replicaAt(1, "e");
  replica.apply([setX("e", 9)]);
  replica.receive(refusedOp(1));
  strictEqual(replica.pendingOps, 0);
  strictEqual(xOf(replica.store.get("e")), 0);
  deepStrictEqual(notices, ["unknown-element"]);
});

Deno.test("E3 an operation that was sent twice and refused twice is one notice", () => {
  const { replica, notices } = replicaAt(1, "e");
  replica.apply([setX("e", 9)]);
  replica.receive(refusedOp(1));
  replica.receive(refusedOp(1));
  strictEqual(notices.length, 1);
});

Deno.test("O6 of an operation's several events the last one is its outcome, and each is seen as it comes", () => {
  const { replica } = replicaAt(1, "e", "f");
  replica.apply([{ kind: "clear" }]);
  replica.receive({ ...ownEvent(me, 1, 2, [remove("e")]), more: true });
  strictEqual(replica.pendingOps, 1);
  deepStrictEqual([...replica.store.elements()], []);
  replica.receive(ownEvent(me, 1, 3, [remove("f")]));
  strictEqual(replica.pendingOps, 0);
  deepStrictEqual([...replica.store.elements()], []);
});

Deno.test("B10 a refused clear gives everything back", () => {
  const { replica } = replicaAt(1, "e", "f");
  replica.apply([{ kind: "clear" }]);
  replica.receive(refusedOp(1));
  deepStrictEqual([...replica.store.elements()].map(({ id }) => id), ["e", "f"]);
});

Deno.test("R1 the role is known from the welcome on", () => {
  const { replica } = replicaAt(1);
  strictEqual(replica.role, undefined);
  replica.receive({ type: "welcome", protocol: 1, gateway: "g", role: "student" });
  strictEqual(replica.role, "student");
});

Deno.test("O3 an event with an old seq is dropped", () => {
  const { replica } = replicaAt(5, "e");
  strictEqual(replica.receive(event(5, [remove("e")])), undefined);
  deepStrictEqual([...replica.store.elements()], [rectangle("e")]);
});

Deno.test("O4 a gap asks for a new connection, and nothing behind it is applied", () => {
  const { replica } = replicaAt(5, "e");
  strictEqual(replica.receive(event(7, [remove("e")])), "reconnect");
  deepStrictEqual([...replica.store.elements()], [rectangle("e")]);
  deepStrictEqual(replica.hello().resume, { epoch, seq: 5 });
});

Deno.test("O4 an own event after a gap stays visible as a change that is kept", () => {
  const { replica } = replicaAt(5);
  replica.apply([put("e")]);
  replica.receive(ownEvent(me, 1, 7, [put("e")]));
  strictEqual(replica.pendingOps, 1);
  deepStrictEqual([...replica.store.elements()], [rectangle("e")]);
});

Deno.test("C2 hello says the resume position only when the board is known", () => {
  const replica = new Replica(me, ana, quietReplica);
  deepStrictEqual(replica.hello(), {
    type: "hello",
    protocol: 1,
    minor: 2,
    client: me,
  });
});

Deno.test("E3 after a reconnect everything that is kept is sent again, operations and requests", () => {
  const { replica } = replicaAt(1);
  replica.apply([put("e")]);
  replica.reverse("undo");
  const sent = replica.takeSendable();
  strictEqual(sent.length, 2);
  replica.sendAgain();
  deepStrictEqual(replica.takeSendable(), sent);
});

Deno.test("J3 after a snapshot under way the own operations are sent again: their events may be in it", () => {
  const { replica } = replicaAt(1);
  replica.apply([put("e")]);
  replica.takeSendable();
  replica.receive(snapshot(3, [rectangle("e")]));
  deepStrictEqual(replica.takeSendable(), [{ type: "op", op: 1, changes: [put("e")] }]);
});

Deno.test("O9 what stands on what was seen is meant for the life that was seen", () => {
  const { replica } = replicaAt(3);
  replica.apply([{ kind: "clear" }]);
  replica.apply([put("e")]);
  replica.reverse("undo");
  deepStrictEqual(replica.takeSendable(), [
    { type: "op", op: 1, epoch, changes: [{ kind: "clear" }] },
    { type: "op", op: 2, changes: [put("e")] },
    { type: "undo", request: 1, after: 2, epoch },
  ]);
});

Deno.test("O9 after a deletion of one's own the next life isn't known yet, nor that of an untouched board", () => {
  const { replica } = replicaAt(3);
  replica.apply([{ kind: "delete" }]);
  replica.apply([{ kind: "clear" }]);
  replica.reverse("undo");
  const untouched = replicaAt(0).replica;
  untouched.reverse("redo");
  deepStrictEqual([...replica.takeSendable(), ...untouched.takeSendable()], [
    { type: "op", op: 1, epoch, changes: [{ kind: "delete" }] },
    { type: "op", op: 2, changes: [{ kind: "clear" }] },
    { type: "undo", request: 1, after: 2 },
    { type: "redo", request: 1, after: 0 },
  ]);
});

Deno.test("E5 a gap sends again from the expected operation, without a notice", () => {
  const { replica, notices } = replicaAt(1);
  ["e", "f", "g"].forEach((id) => replica.apply([put(id)]));
  replica.takeSendable();
  strictEqual(replica.receive(gap(3, 2)), undefined);
  deepStrictEqual(replica.takeSendable().map((message) => message.type === "op" && message.op), [2, 3]);
  deepStrictEqual(notices, []);
});

Deno.test("E5 when the numbers are forgotten what is kept is sent as a new client's", () => {
  const { replica } = replicaAt(1);
  ["e", "f", "g"].forEach((id) => replica.apply([put(id)]));
  replica.reverse("undo");
  replica.takeSendable();
  replica.receive(ownEvent(me, 1, 2, [put("e")]));
  strictEqual(replica.receive(gap(2, 1)), "reconnect");
  strictEqual(replica.receive(gap(2, 1)), "renew");
  replica.renew("c-new");
  strictEqual(replica.hello().client, "c-new");
  deepStrictEqual(replica.takeSendable(), [
    { type: "op", op: 1, changes: [put("f")] },
    { type: "op", op: 2, changes: [put("g")] },
    { type: "undo", request: 1, after: 2, epoch },
  ]);
  replica.receive(ownEvent("c-new", 1, 3, [put("f")]));
  deepStrictEqual([...replica.store.elements()].map(({ id }) => id).sort(), ["e", "f", "g"]);
  strictEqual(replica.pendingOps, 1);
});

Deno.test("U2 an undo names the last operation before it", () => {
  const { replica } = replicaAt(1);
  replica.apply([put("e")]);
  replica.reverse("undo");
  replica.apply([put("f")]);
  deepStrictEqual(replica.takeSendable().at(-1), { type: "undo", request: 1, after: 1, epoch });
});

Deno.test("U3 a history with the own client and request is the answer", () => {
  const { replica } = replicaAt(1);
  replica.reverse("undo");
  replica.receive({ type: "history", undo: 0, redo: 1, client: me, request: 1 });
  replica.sendAgain();
  deepStrictEqual(replica.takeSendable(), []);
});

Deno.test("U14 the history says what undo and redo would do, and stays the same object while that does", () => {
  const { replica } = replicaAt(1);
  const told = { type: "history", undo: 2, redo: 1, undoes: { action: "move", elements: 3 }, redoes: { action: "remove" } } as const;
  replica.receive(told);
  const history = replica.history;
  deepStrictEqual(history, { undo: 2, redo: 1, undoes: told.undoes, redoes: told.redoes });
  replica.receive({ ...told, undoes: { ...told.undoes }, client: "c-other-tab", request: 1 });
  strictEqual(replica.history, history);
  replica.receive({ ...told, undoes: { action: "move", elements: 2 } });
  strictEqual(replica.history.undoes?.elements, 2);
});

Deno.test("U15 the page that asked gets the conflict, and who caused it", () => {
  const notices: unknown[] = [];
  const kept: unknown[] = [];
  const replica = new Replica(me, ana, { ...quietReplica, notice: (...notice) => notices.push(notice), kept: (what) => kept.push(what) });
  const byBen = { elements: 1, by: [{ user: "u-ben", name: "Ben" }] } as const;
  replica.receive({ type: "history", undo: 1, redo: 1, client: "c-other-tab", request: 1, kept: byBen });
  deepStrictEqual(kept, []);
  replica.receive({ type: "history", undo: 1, redo: 1, client: me, request: 1, kept: byBen });
  deepStrictEqual(kept, [byBen]);
  replica.reverse("undo");
  replica.receive({ type: "refused", request: 1, code: "nothing-to-reverse", message: "", kept: byBen });
  deepStrictEqual(notices, [["nothing-to-reverse", byBen]]);
});

Deno.test("U16 a page knows the authors whose changes it has received, the latest first", () => {
  const { replica } = replicaAt(1);
  replica.receive(event(2, [put("f")]));
  replica.receive(ownEvent(me, 1, 3, [put("g")]));
  const [own, bens] = ["Ana", "Ben"].map((name) => ({ user: `u-${name.toLowerCase()}`, name, role: "teacher" }));
  deepStrictEqual(replica.contributors.authors(), [own, bens]);
  replica.receive(event(4, [put("h")]));
  deepStrictEqual(replica.contributors.authors(), [bens, own]);
});

Deno.test("A9 an author whose name is hidden later keeps the name that was received before", () => {
  const { replica } = replicaAt(1);
  replica.receive(snapshot(2, [], { createdBy: { user: "u-ben", name: "Ben" } }));
  replica.receive(event(3, [put("f")], { author: { user: "u-cho", client: "c-cho", role: "student" } }));
  replica.receive(event(4, [put("g")], { author: { user: "u-ben", client: "c-ben", role: "student" } }));
  deepStrictEqual(replica.contributors.authors(), [{ user: "u-ben", name: "Ben", role: "student" }, { user: "u-cho", role: "student" }]);
});

Deno.test("B8 a page knows its person's comments without their name, those of another tab too", () => {
  const { replica } = replicaAt(1);
  const put = (id: string) => [{ kind: "put", element: comment(id, { name: "" }) }] as const;
  replica.apply(put("c1"));
  replica.receive(event(2, put("c2"), { author: { user: ana, client: "c-other-tab", role: "student" } }));
  replica.receive(event(3, put("c3"), { author: { user: "u-ben", client: "c-ben", role: "student" } }));
  deepStrictEqual(["c1", "c2", "c3"].map((id) => replica.contributors.ownComments.has(id)), [true, true, false]);
});

Deno.test("U3 another tab's history is not the answer, but its numbers count", () => {
  const { replica } = replicaAt(1);
  replica.reverse("undo");
  replica.receive({ type: "history", undo: 4, redo: 1, client: "c-other-tab", request: 1 });
  replica.sendAgain();
  strictEqual(replica.takeSendable().length, 1);
  deepStrictEqual(replica.history, { undo: 4, redo: 1 });
});

Deno.test("U3 a refused request is settled, and a notice says why", () => {
  const { replica, notices } = replicaAt(1);
  replica.reverse("undo");
  replica.receive({ type: "refused", request: 1, code: "nothing-to-reverse", message: "there is nothing to undo" });
  replica.sendAgain();
  deepStrictEqual(replica.takeSendable(), []);
  deepStrictEqual(notices, ["nothing-to-reverse"]);
});

Deno.test("V8 a message of a later version of the protocol is ignored", () => {
  const { replica } = replicaAt(1);
  strictEqual(replica.receive({ type: "presence" } as never), undefined);
});

Deno.test("V8 what a later release has made is sent only to a server that is later than this page, too", () => {
  const { replica } = replicaAt(1, "e");
  const known = rectangle("f");
  const changes = [
    { kind: "put", element: { id: "x", type: "diagram", props: { z: "a0" } } },
    { kind: "put", element: { ...known, props: { ...known.props, shadow: true } } },
  ] as unknown as readonly Change[];
  const refusals = () => changes.map((change) => replica.refusalOf([put("g"), change]));
  const welcome = { type: "welcome", gateway: "g", role: "teacher" } as const;
  replica.receive({ ...welcome, protocol: protocolVersion.major, minor: protocolVersion.minor });
  deepStrictEqual(refusals(), ["malformed", "malformed"]);
  replica.receive({ ...welcome, protocol: protocolVersion.major, minor: protocolVersion.minor + 1 });
  deepStrictEqual(refusals(), [undefined, undefined]);
});
