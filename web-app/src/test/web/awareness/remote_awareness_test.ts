import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { RemoteAwareness, type Shown } from "../../../main/web/awareness/remote_awareness.ts";
import type { Area, AwarenessDelta } from "../../../main/web/protocol/contract.ts";
import { inkPart, person } from "../support/awareness.ts";
import { FakeClock } from "../support/fake_clock.ts";

const people = { ana: person("Ana"), ben: person("Ben"), cem: person("Cem"), tea: person("Tea", "teacher") };

function others(...deltas: readonly AwarenessDelta[]) {
  const clock = new FakeClock();
  const onBoard = new Set<string>();
  const calls: (readonly [string, Area])[] = [];
  const events: string[] = [];
  const board = { has: (id: string) => onBoard.has(id), isLocked: (id: string) => id === "locked" };
  const known = new RemoteAwareness(clock, { user: "ana", client: () => "ana_1" }, board, {
    people: () => events.push("people"),
    awareness: () => events.push("awareness"),
    called: ({ user, area }) => calls.push([user, area]),
  });
  [{ people }, ...deltas].forEach((delta) => known.receive(delta));
  events.length = 0;
  return { clock, onBoard, calls, events, known };
}

function users(shown: Iterable<Shown<unknown>>): readonly string[] {
  return [...shown].map(({ user }) => user);
}

Deno.test("A2 the person's own pages are nobody else, but what is drawn, dragged and pointed at in another one is shown", () => {
  const drag = { e1: { x: 1, y: 1 } };
  const { known } = others({
    cursors: { ana_1: [1, 1], ana_2: [2, 2], ben_1: [3, 3] },
    lasers: { ana_1: [1, 1], ana_2: [1, 1] },
    drags: { ana_1: drag, ana_2: drag },
    inks: { ana_1: inkPart("s", 0, 2), ana_2: inkPart("t", 0, 2) },
  });
  deepStrictEqual(users(known.cursors()), ["ben"]);
  for (const shown of [known.lasers(), known.drags(), known.inks()]) {
    deepStrictEqual([...shown].map(({ client }) => client), ["ana_2"]);
  }
});

Deno.test("A1 who writes is known until they have finished, or nothing more is heard of it (A3)", () => {
  const { clock, known } = others({ writings: { ana_1: "e1", ben_1: "e1", cem_1: "e2" } });
  deepStrictEqual([...known.writings()].map(({ user, value }) => [user, value]), [["ben", "e1"], ["cem", "e2"]]);
  known.receive({ writings: { ben_1: null } });
  deepStrictEqual(users(known.writings()), ["cem"]);
  clock.advance(10_000);
  deepStrictEqual(users(known.writings()), []);
});

Deno.test("A10 a locked element that somebody drags stays where it is, unless a teacher drags it", () => {
  const place = { x: 1, y: 1 };
  const { known } = others({ drags: { ben_1: { locked: place, e1: place }, cem_1: { locked: place }, tea_1: { locked: place } } });
  deepStrictEqual(
    [...known.drags()].map(({ client, value }) => [client, value]),
    [["ben_1", { e1: place }], ["tea_1", { locked: place }]],
  );
});

Deno.test("A6 the first delta of a new connection replaces the state", () => {
  const { known } = others({ tick: 100, follows: { ben_1: "ana" } });
  known.welcomed();
  deepStrictEqual([...known.people().keys()].sort(), ["ana", "ben", "cem", "tea"]);
  known.receive({ people: { ana: people.ana, cem: people.cem } });
  deepStrictEqual([...known.people().keys()].sort(), ["ana", "cem"]);
  ok(!known.isFollowed());
  strictEqual(known.tick(), 33);
  known.receive({ people: { tea: people.tea } });
  deepStrictEqual([...known.people().keys()].sort(), ["ana", "cem", "tea"]);
});

Deno.test("A7 who isn't here any more shows nothing", () => {
  const { known } = others({ cursors: { ben_1: [3, 3], cem_1: [3, 3] } });
  known.receive({ people: { ben: null } });
  deepStrictEqual(users(known.cursors()), ["cem"]);
});

Deno.test("A3 the listener is events when something is over by itself", () => {
  const { clock, known, events } = others({ cursors: { ben_1: [3, 3] } });
  clock.advance(9_999);
  deepStrictEqual(events, []);
  clock.advance(1);
  deepStrictEqual(events, ["awareness"]);
  deepStrictEqual(users(known.cursors()), []);
});

Deno.test("A4 a stroke that is on the board is not shown as ink, not even if its ink comes late", () => {
  const { known, onBoard } = others({ inks: { ben_1: inkPart("s", 0, 2) } });
  deepStrictEqual(users(known.inks()), ["ben"]);
  onBoard.add("s");
  known.arrived(["s"]);
  known.receive({ inks: { ben_1: inkPart("s", 2, 4) } });
  deepStrictEqual(users(known.inks()), []);
  known.receive({ inks: { ben_1: null } });
  deepStrictEqual(users(known.inks()), []);
});

Deno.test("while somebody draws or uses the laser pointer, that is where their cursor is", () => {
  const { known } = others({ cursors: { ben_1: [3, 3], cem_1: [4, 4] }, inks: { ben_1: inkPart("s", 0, 3) }, lasers: { cem_1: [7, 7] } });
  deepStrictEqual([...known.cursors()].map(({ value }) => value), [[2, 4], [7, 7]]);
  known.receive({ inks: { ben_1: inkPart("s", 0, 0) }, lasers: { cem_1: null } });
  deepStrictEqual([...known.cursors()].map(({ value }) => value), [[3, 3], [4, 4]]);
});

Deno.test("A8 a teacher's call is an event once, and none if it comes with a complete delta", () => {
  const { known, calls } = others({ complete: true, people, calls: { tea_1: { n: 1, area: [0, 0, 9, 9] } } });
  known.receive({ calls: { tea_1: { n: 1, area: [0, 0, 9, 9] } } });
  deepStrictEqual(calls, []);
  const second: AwarenessDelta = { calls: { tea_1: { n: 2, area: [5, 0, 9, 9] } } };
  known.receive(second);
  known.receive(second);
  deepStrictEqual(calls, [["tea", [5, 0, 9, 9]]]);
});

Deno.test("A8 a call of anybody but a teacher, or of the person themselves, is none", () => {
  const { known, calls } = others();
  known.receive({ calls: { ben_1: { n: 1, area: [0, 0, 9, 9] }, ana_2: { n: 1, area: [0, 0, 9, 9] } } });
  deepStrictEqual(calls, []);
});

Deno.test("A8 of the views of several pages the one received last comes last", () => {
  const { known } = others({ views: { ben_1: [0, 0, 1, 1], ben_2: [0, 0, 2, 2] } }, { views: { ben_1: [0, 0, 3, 3] } });
  deepStrictEqual([...known.viewsOf("ben")], [["ben_2", [0, 0, 2, 2]], ["ben_1", [0, 0, 3, 3]]]);
  deepStrictEqual([...known.viewsOf("cem")], []);
});

Deno.test("A8 the person knows whether they are followed, also by way of others", () => {
  const { known } = others({ follows: { ben_1: "cem" } });
  ok(!known.isFollowed());
  ok(!known.isLedByMe("ben"));
  known.receive({ follows: { cem_1: "ana" } });
  ok(known.isFollowed());
  ok(known.isLedByMe("ben"));
  ok(known.isLedByMe("cem"));
  ok(!known.isLedByMe("tea"));
});

Deno.test("A9 with the students hidden all but teachers and the person are forgotten, and stay so", () => {
  const { known, events } = others({ cursors: { ben_1: [3, 3], tea_1: [4, 4] }, inks: { ben_1: inkPart("s", 0, 2) } });
  known.showOnlyTeachers(true);
  deepStrictEqual(events, ["people", "awareness"]);
  known.receive({ people: { cem: person("Cem") }, cursors: { cem_1: [5, 5] } });
  deepStrictEqual([...known.people().keys()].sort(), ["ana", "tea"]);
  deepStrictEqual(users(known.cursors()), ["tea"]);
  known.showOnlyTeachers(false);
  known.receive({ complete: true, people });
  deepStrictEqual(users(known.cursors()), ["tea"]);
  deepStrictEqual(users(known.inks()), []);
  deepStrictEqual([...known.people().keys()].sort(), ["ana", "ben", "cem", "tea"]);
});

Deno.test("A5 the batching interval is the one received last, and 33 ms before", () => {
  const { known } = others();
  strictEqual(known.tick(), 33);
  known.receive({ tick: 60 });
  known.receive({ cursors: { ben_1: [3, 3] } });
  strictEqual(known.tick(), 60);
  known.receive({ complete: true, people, tick: 45 });
  strictEqual(known.tick(), 45);
});
