import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import fc from "fast-check";
import { WorkingBoard } from "../../../main/web/history/board_state.ts";
import { nameless } from "../../../main/web/history/deed.ts";
import { PastBoard } from "../../../main/web/history/past_board.ts";
import type { Change, Element } from "../../../main/web/protocol/contract.ts";
import { rectangle, stroke } from "../support/elements.ts";
import { ana, ben, hiddenBen, RecordedBoard } from "../support/history.ts";

const ids = fc.integer({ min: 0, max: 6 }).map((n) => `e${n}`);
const change: fc.Arbitrary<Change> = fc.oneof(
  ids.map((id): Change => ({ kind: "put", element: stroke(id) })),
  ids.map((id): Change => ({ kind: "remove", id })),
  fc.tuple(ids, fc.integer({ min: 0, max: 9 })).map(([id, x]): Change => ({ kind: "set", id, props: { x, ...(x > 5 && { rotation: x }) } })),
  fc.tuple(ids, fc.boolean()).map(([id, on]): Change => ({ kind: "like", id, on, user: "u-ana" })),
  fc.tuple(ids, fc.boolean()).map(([id, on]): Change => ({ kind: "lock", id, on })),
  fc.string({ maxLength: 3 }).map((title): Change => ({ kind: "rename", title })),
);
const board = fc.array(fc.array(change, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 40 }).map((operations) => {
  const recorded = new RecordedBoard();
  operations.forEach((changes) => recorded.record(changes));
  return recorded;
});

function content(elements: Iterable<Element>): ReadonlyMap<string, Element> {
  return new Map([...elements].sort((a, b) => (a.id < b.id ? -1 : 1)).map((element) => [element.id, element]));
}

Deno.test("wherever one looks from, the board at an event is what the events up to it make of an empty one", () => {
  fc.assert(fc.property(board, fc.integer({ min: 1, max: 7 }), fc.array(fc.nat(), { maxLength: 12 }), (recorded, most, looks) => {
    const past = new PastBoard(recorded.wholeLesson(most));
    for (const look of looks) {
      const seq = look % recorded.states.length;
      const replayed = new WorkingBoard(recorded.states[0]!);
      recorded.events.slice(0, seq).forEach(({ event }) => replayed.apply(event.changes));
      past.show(seq);
      strictEqual(past.seq, seq);
      deepStrictEqual(content(past.elements()), content(replayed.elements.values()));
      deepStrictEqual(past.settings(), replayed.settings);
    }
  }));
});

Deno.test("exactly the elements that are different are told as changed", () => {
  fc.assert(fc.property(board, fc.array(fc.nat(), { maxLength: 6 }), (recorded, looks) => {
    const past = new PastBoard(recorded.wholeLesson(3));
    let told: ReadonlySet<string> = new Set();
    past.subscribe((changed) => told = changed);
    for (const look of looks) {
      const before = content(past.elements());
      past.show(look % recorded.states.length);
      const after = content(past.elements());
      const different = [...new Set([...before.keys(), ...after.keys()])].filter((id) => JSON.stringify(before.get(id)) !== JSON.stringify(after.get(id)));
      ok(different.every((id) => told.has(id)));
    }
  }));
});

Deno.test("a long history is looked at from boards that are kept on the way", () => {
  const recorded = new RecordedBoard();
  recorded.record([{ kind: "put", element: rectangle("a") }]);
  for (let x = 1; x < 3_500; x++) {
    recorded.record([{ kind: "set", id: "a", props: { x } }]);
  }
  const lesson = recorded.wholeLesson(400);
  for (const seq of [0, 1, 700, 1_777, 3_499]) {
    ok(Math.abs(lesson.knownNear(seq).seq - seq) <= 1_000);
    const past = new PastBoard(lesson);
    past.show(seq);
    deepStrictEqual(content(past.elements()), content(recorded.states[seq]!.elements));
  }
});

Deno.test("elements that stay the same are the same objects in all boards", () => {
  const recorded = new RecordedBoard();
  recorded.record([{ kind: "put", element: rectangle("a") }, { kind: "put", element: rectangle("b") }]);
  recorded.record([{ kind: "set", id: "a", props: { x: 5 } }]);
  const past = new PastBoard(recorded.wholeLesson(1));
  const now = past.get("b");
  past.show(1);
  strictEqual(past.get("b"), now);
  deepStrictEqual(past.get("a"), rectangle("a"));
});

Deno.test("a part that doesn't fit is not taken", () => {
  const recorded = new RecordedBoard();
  [1, 2, 3].forEach((n) => recorded.record([{ kind: "put", element: rectangle(`e${n}`) }]));
  const lesson = recorded.lesson();
  strictEqual(lesson.add(recorded.part(2)), false);
  const { text, history } = recorded.part(3);
  strictEqual(lesson.add({ text, history: { ...history, epoch: 2_000 } }), false);
  strictEqual(lesson.first, 3);
  strictEqual(lesson.add(recorded.part(3, 2)), true);
  strictEqual(lesson.isComplete, false);
  strictEqual(lesson.add(recorded.part(1, 2)), true);
  strictEqual(lesson.isComplete, true);
});

Deno.test("a history that begins later is complete where it begins", () => {
  const recorded = new RecordedBoard();
  [1, 2, 3, 4].forEach((n) => recorded.record([{ kind: "put", element: rectangle(`e${n}`) }]));
  const lesson = recorded.lesson();
  lesson.add(recorded.part(4, 10, 3));
  strictEqual(lesson.isComplete, true);
  strictEqual(lesson.first, 2);
  strictEqual(lesson.beginning, 2);
  const forgotten = recorded.lesson();
  forgotten.add(recorded.part(4, 1));
  forgotten.end();
  strictEqual(forgotten.isComplete, true);
  strictEqual(forgotten.beginning, 3);
});

Deno.test("A9 what somebody did while they were hidden isn't found among what else they did", () => {
  const recorded = new RecordedBoard();
  recorded.record([{ kind: "put", element: rectangle("open") }], ben);
  recorded.record([{ kind: "put", element: rectangle("hidden") }], hiddenBen);
  recorded.record([{ kind: "put", element: rectangle("teacher") }], ana);
  const lesson = recorded.wholeLesson(2);
  deepStrictEqual(lesson.doers, [
    { key: "u-ana", name: "Ana", role: "teacher" },
    { key: nameless, role: "student" },
    { key: "u-ben", name: "Ben", role: "student" },
  ]);
  strictEqual(lesson.maker("hidden"), nameless);
  strictEqual(lesson.maker("open"), "u-ben");
  strictEqual(lesson.next(3, -1, "u-ben"), 1);
  strictEqual(lesson.next(1, 1, nameless), 2);
  strictEqual(lesson.next(2, 1, "u-ben"), undefined);
});

Deno.test("deletions are found, the latest first", () => {
  const recorded = new RecordedBoard();
  recorded.record([{ kind: "put", element: rectangle("a") }, { kind: "put", element: rectangle("b") }]);
  recorded.record([{ kind: "remove", id: "a" }]);
  recorded.record([{ kind: "set", id: "b", props: { x: 1 } }]);
  recorded.record([{ kind: "remove", id: "b" }]);
  const lesson = recorded.wholeLesson();
  deepStrictEqual(lesson.removals, [4, 2]);
  strictEqual(lesson.removalUpTo(4), 4);
  strictEqual(lesson.removalUpTo(3), 2);
  strictEqual(lesson.removalUpTo(1), undefined);
});

Deno.test("whoever put an element on the board first has made it, also if somebody puts it back", () => {
  const recorded = new RecordedBoard();
  recorded.record([{ kind: "put", element: rectangle("a") }], ben);
  recorded.record([{ kind: "remove", id: "a" }], ana);
  recorded.record([{ kind: "put", element: rectangle("a") }], ana);
  strictEqual(recorded.wholeLesson(1).maker("a"), "u-ben");
});
