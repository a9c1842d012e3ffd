import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { BoardStore } from "../../../main/web/store/board_store.ts";
import { epoch, event, put, rectangle, remove, setX, snapshot } from "../support/samples.ts";

function storeAt(seq: number, ...ids: readonly string[]): BoardStore {
  const store = new BoardStore();
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

Deno.test("O3 a seq that is larger by more than 1 is a hole", () => {
  strictEqual(storeAt(4).classify({ epoch, seq: 6 }), "hole");
});

Deno.test("O3 a store that knows nothing takes the first event only", () => {
  strictEqual(new BoardStore().classify({ epoch, seq: 1 }), "next");
  strictEqual(new BoardStore().classify({ epoch, seq: 2 }), "hole");
});

Deno.test("O2 whoever is at seq 0 takes any epoch", () => {
  const store = new BoardStore();
  store.replace({ type: "snapshot", epoch: 0, seq: 0, elements: [] });
  strictEqual(store.classify({ epoch, seq: 1 }), "next");
});

Deno.test("O2 an event of a later life of the board is a hole, one of an earlier life is old", () => {
  strictEqual(storeAt(4).classify({ epoch: epoch + 1, seq: 5 }), "hole");
  strictEqual(storeAt(4).classify({ epoch: epoch - 1, seq: 5 }), "old");
});

Deno.test("J3 a snapshot replaces the confirmed board and keeps the drafts", () => {
  const store = storeAt(1, "gone", "kept");
  store.show([setX("kept", 7), put("draft")]);
  store.takeChanged();
  store.replace(snapshot(9, [rectangle("kept"), rectangle("new")]));
  deepStrictEqual([...store.elements()].map(({ id }) => id).sort(), ["draft", "kept", "new"]);
  strictEqual(store.get("kept")?.props.x, 7);
  deepStrictEqual(store.takeChanged(), new Set(["gone", "kept", "new"]));
  deepStrictEqual(store.position, { epoch, seq: 9 });
});

Deno.test("a withdrawn draft uncovers what is confirmed by now", () => {
  const store = storeAt(1, "e");
  const draft = [setX("e", 7)];
  store.show(draft);
  store.confirm(event(2, [setX("e", 3)]));
  strictEqual(store.get("e")?.props.x, 7);
  store.withdraw(draft);
  strictEqual(store.get("e")?.props.x, 3);
});

Deno.test("a withdrawn draft leaves those around it", () => {
  const store = storeAt(1, "e");
  const drafts = [[setX("e", 1)], [setX("e", 2), put("f")], [setX("e", 3)]];
  drafts.forEach((draft) => store.show(draft));
  store.withdraw(drafts[1]!);
  strictEqual(store.get("e")?.props.x, 3);
  strictEqual(store.get("f"), undefined);
  store.withdraw(drafts[2]!);
  strictEqual(store.get("e")?.props.x, 1);
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
  strictEqual(store.get("e")?.props.x, 0);
  deepStrictEqual(store.takeChanged(), new Set());
});

Deno.test("only elements that look different are told", () => {
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
