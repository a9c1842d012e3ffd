import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { BoardStore, type PendingChanges } from "../../../main/web/store/board_store.ts";
import { emptySnapshot, epoch, event, put, rectangle, remove, setX, snapshot, xOf } from "../support/samples.ts";

const me = "u-ana";

function storeAt(seq: number, ...ids: readonly string[]): BoardStore {
  const store = new BoardStore(me);
  store.replace(snapshot(seq, ids.map((id) => rectangle(id))));
  store.takeChanged();
  return store;
}

Deno.test("B2 B3 B4 an event puts, sets and removes", () => {
  const store = storeAt(1, "old");
  store.confirm(event(2, [put("new"), setX("new", 7), remove("old")]));
  deepStrictEqual([...store.elements()], [rectangle("new", 7)]);
  deepStrictEqual(store.takeChanged(), new Set(["new", "old"]));
});

Deno.test("B3 of two who set different properties, each keeps theirs", () => {
  const store = storeAt(1, "e");
  store.show([setX("e", 7)]);
  store.confirm(event(2, [{ kind: "set", id: "e", props: { color: "red" } }]));
  deepStrictEqual(store.get("e")?.props, { ...rectangle("e", 7).props, color: "red" });
});

Deno.test("O3 the event after the last one is the next", () => {
  strictEqual(storeAt(4).classify({ epoch, seq: 5 }), "next");
});

Deno.test("O3 an event with a seq that is not larger is old", () => {
  strictEqual(storeAt(4).classify({ epoch, seq: 4 }), "old");
});

Deno.test("O3 a seq that is larger by more than 1 is a gap", () => {
  strictEqual(storeAt(4).classify({ epoch, seq: 6 }), "gap");
});

Deno.test("O3 a store that knows nothing takes the first event only", () => {
  strictEqual(new BoardStore(me).classify({ epoch, seq: 1 }), "next");
  strictEqual(new BoardStore(me).classify({ epoch, seq: 2 }), "gap");
});

Deno.test("O2 whoever is at seq 0 takes any epoch", () => {
  const store = new BoardStore(me);
  store.replace(emptySnapshot);
  strictEqual(store.classify({ epoch, seq: 1 }), "next");
});

Deno.test("O2 an event of a later life of the board is a gap, one of an earlier life is old", () => {
  strictEqual(storeAt(4).classify({ epoch: epoch + 1, seq: 5 }), "gap");
  strictEqual(storeAt(4).classify({ epoch: epoch - 1, seq: 5 }), "old");
});

Deno.test("J3 a snapshot replaces the confirmed board and keeps the drafts", () => {
  const store = storeAt(1, "gone", "kept");
  store.show([setX("kept", 7), put("draft")]);
  store.takeChanged();
  store.replace(snapshot(9, [rectangle("kept"), rectangle("new")]));
  deepStrictEqual([...store.elements()].map(({ id }) => id).sort(), ["draft", "kept", "new"]);
  strictEqual(xOf(store.get("kept")), 7);
  deepStrictEqual(store.takeChanged(), new Set(["gone", "kept", "new"]));
  deepStrictEqual(store.position, { epoch, seq: 9 });
});

Deno.test("a withdrawn draft uncovers what is confirmed by now", () => {
  const store = storeAt(1, "e");
  const draft = [setX("e", 7)];
  store.show(draft);
  store.confirm(event(2, [setX("e", 3)]));
  strictEqual(xOf(store.get("e")), 7);
  store.withdraw(draft);
  strictEqual(xOf(store.get("e")), 3);
});

Deno.test("a withdrawn draft leaves those around it", () => {
  const store = storeAt(1, "e");
  const drafts = [[setX("e", 1)], [setX("e", 2), put("f")], [setX("e", 3)]];
  drafts.forEach((draft) => store.show(draft));
  store.withdraw(drafts[1]!);
  strictEqual(xOf(store.get("e")), 3);
  strictEqual(store.get("f"), undefined);
  store.withdraw(drafts[2]!);
  strictEqual(xOf(store.get("e")), 1);
});

Deno.test("B3 B4 a draft on an element that somebody removed has no visible effect", () => {
  const store = storeAt(1, "e");
  store.show([setX("e", 7)]);
  store.show([remove("e")]);
  store.show([setX("e", 8)]);
  store.confirm(event(2, [remove("e")]));
  deepStrictEqual([...store.elements()], []);
});

Deno.test("B2 a draft that puts what is on the board already changes nothing", () => {
  const store = storeAt(1, "e");
  store.show([put("e", 99)]);
  strictEqual(xOf(store.get("e")), 0);
  deepStrictEqual(store.takeChanged(), new Set());
});

Deno.test("only elements that look different are reported as changed", () => {
  const store = storeAt(1, "e", "f");
  store.show([setX("e", 7)]);
  deepStrictEqual(store.takeChanged(), new Set(["e"]));
  deepStrictEqual(store.takeChanged(), new Set());
});

Deno.test("an event costs time in proportion to what it touches, not to the board", () => {
  const store = storeAt(1, ...Array.from({ length: 10_000 }, (_, i) => `e${i}`));
  const untouched = store.get("e1");
  store.confirm(event(2, [setX("e0", 7)]));
  strictEqual(store.get("e1"), untouched);
  deepStrictEqual(store.takeChanged(), new Set(["e0"]));
});

Deno.test("B9 a like without a user is the person's own, one of an event is its user's, and likes are sorted", () => {
  const store = storeAt(1, "e");
  store.show([{ kind: "like", id: "e", on: true }]);
  deepStrictEqual(store.get("e")?.likes, [me]);
  store.confirm(event(2, [{ kind: "like", id: "e", on: true, user: "u-ben" }, { kind: "like", id: "e", on: true, user: "u-a" }]));
  deepStrictEqual(store.get("e")?.likes, ["u-a", me, "u-ben"]);
});

Deno.test("B9 R6 the last like that is taken back, and an opened lock, leave the element as it was", () => {
  const store = storeAt(1, "e");
  const like = { kind: "like", id: "e", user: me } as const;
  store.confirm(event(2, [{ ...like, on: true }, { kind: "lock", id: "e", on: true }]));
  deepStrictEqual(store.get("e"), { ...rectangle("e"), likes: [me], locked: true });
  store.confirm(event(3, [{ ...like, on: false }, { kind: "lock", id: "e", on: false }]));
  deepStrictEqual(store.get("e"), rectangle("e"));
});

Deno.test("B9 a like that is there already changes nothing", () => {
  const store = storeAt(1, "e");
  const like = { kind: "like", id: "e", on: true, user: me } as const;
  store.confirm(event(2, [like]));
  store.takeChanged();
  store.confirm(event(3, [like]));
  deepStrictEqual(store.takeChanged(), new Set());
});

Deno.test("B11 a snapshot brings the board's settings, and a draft lies over them until it is withdrawn", () => {
  const store = new BoardStore(me);
  store.replace(snapshot(3, [], { title: "Fractions", frozen: true }));
  const draft: PendingChanges = [{ kind: "rename", title: "Angles" }, { kind: "freeze", on: false }];
  store.show(draft);
  deepStrictEqual(store.settings, { title: "Angles", frozen: false, studentsHidden: false, paper: "dots", isDeleted: false });
  store.withdraw(draft);
  deepStrictEqual(store.settings, { title: "Fractions", frozen: true, studentsHidden: false, paper: "dots", isDeleted: false });
});

Deno.test("the settings stay the same object while nothing of them changes", () => {
  const store = storeAt(1, "e");
  const { settings } = store;
  store.confirm(event(2, [setX("e", 3), { kind: "rename", title: "" }]));
  strictEqual(store.settings, settings);
});

Deno.test("B10 a drafted clear takes away what is there then, and gives it back when it is withdrawn", () => {
  const store = storeAt(1, "e", "f");
  const draft: PendingChanges = [{ kind: "clear" }];
  store.show(draft);
  store.confirm(event(2, [put("g")]));
  deepStrictEqual([...store.elements()].map(({ id }) => id), ["g"]);
  store.withdraw(draft);
  deepStrictEqual([...store.elements()].map(({ id }) => id).sort(), ["e", "f", "g"]);
});

Deno.test("B10 a drafted restore shows nothing before its events come", () => {
  const store = storeAt(1, "e");
  store.show([{ kind: "restore", seq: 0 }]);
  deepStrictEqual([...store.elements()], [rectangle("e")]);
});

Deno.test("B12 a deleted board is empty, without a title, and known to be deleted", () => {
  const store = new BoardStore(me);
  store.replace(snapshot(4, [rectangle("e")], { title: "Fractions", frozen: true }));
  store.takeChanged();
  store.confirm(event(5, [{ kind: "delete" }]));
  deepStrictEqual([...store.elements()], []);
  deepStrictEqual(store.settings, { title: "", frozen: false, studentsHidden: false, paper: "dots", isDeleted: true });
  deepStrictEqual(store.takeChanged(), new Set(["e"]));
});

Deno.test("B12 a board that was there and has no event any more was deleted meanwhile", () => {
  const store = storeAt(4, "e");
  store.replace(emptySnapshot);
  strictEqual(store.settings.isDeleted, true);
  store.replace(emptySnapshot);
  strictEqual(store.settings.isDeleted, true, "another snapshot of nothing doesn't make it new");
});

Deno.test("B12 the next life of a deleted board is a board like any other", () => {
  const store = storeAt(4, "e");
  store.confirm(event(5, [{ kind: "delete" }]));
  strictEqual(store.classify({ epoch: epoch + 1, seq: 1 }), "gap");
  store.replace({ ...snapshot(1, [rectangle("new")]), epoch: epoch + 1 });
  strictEqual(store.settings.isDeleted, false);
});

Deno.test("O2 a board on which nothing has happened isn't deleted", () => {
  const store = new BoardStore(me);
  store.replace(emptySnapshot);
  store.replace(emptySnapshot);
  strictEqual(store.settings.isDeleted, false);
});

Deno.test("B17 a board's paper is the usual one until somebody chooses another one", () => {
  const store = new BoardStore("u-ana");
  store.replace(snapshot(1, []));
  strictEqual(store.settings.paper, "dots");
  const pending: PendingChanges = [{ kind: "paper", paper: "staff" }];
  store.show(pending);
  strictEqual(store.settings.paper, "staff");
  store.withdraw(pending);
  store.confirm(event(2, [{ kind: "paper", paper: "manuscript" }]));
  strictEqual(store.settings.paper, "manuscript");
});
